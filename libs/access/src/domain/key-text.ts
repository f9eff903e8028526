/** `ydt_<id>_<secret>`: the id finds the key, the secret (256 bits, Base64url) proves it. */
const KEY = /^ydt_([a-z0-9]{6,32})_[A-Za-z0-9_-]{43}$/;

/** The id of the key that an operator chose in the environment, whatever that key looks like. */
export const BOOTSTRAP_KEY_ID = 'bootstrap';

export const keyText = (id: string, secret: string): string => `ydt_${id}_${secret}`;

/** Which stored key the text claims to be. What is not of our making can only be the bootstrap. */
export const claimedKeyId = (text: string): string => KEY.exec(text)?.[1] ?? BOOTSTRAP_KEY_ID;
