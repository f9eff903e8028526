/** Thai vowels and tones above and below a consonant take no room of their own. */
const ABOVE_AND_BELOW = /[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/g;

/** How many letters stand beside each other in a text. */
export const lettersOf = (text: string): number => text.replace(ABOVE_AND_BELOW, '').length;
