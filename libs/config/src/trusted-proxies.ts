import { BlockList, isIP, isIPv6 } from 'node:net';
import { z } from 'zod';
import { listed } from './checked-variables.js';

const KINDS_OF_ADDRESSES = ['loopback', 'linklocal', 'uniquelocal'];

/** The widest network that is somebody's own: a wider one would have strangers in it. */
const WIDEST = { ipv4: 8, ipv6: 32 } as const;

/** Where IPv6 has the addresses of IPv4: a network there is also one of those. */
const MAPPED_BITS = 96;
const MAPPED_FIRST = '::ffff:0.0.0.0';
const mapped = new BlockList();
mapped.addSubnet(MAPPED_FIRST, MAPPED_BITS, 'ipv6');

/** Who is believed when it says for whom it asks. */
export const trustedProxies = z
  .string()
  .transform(listed)
  .refine((list) => list.every(isProxy), {
    message:
      'must be addresses, networks such as 10.0.0.0/8 (no wider than that; of IPv6, than /32), ' +
      `or ${KINDS_OF_ADDRESSES.join(', ')}.`,
  });

function isProxy(text: string): boolean {
  if (KINDS_OF_ADDRESSES.includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  if (isIP(address) === 0 || address.includes('%') || more.length > 0) return false;
  if (bits === undefined) return true;
  const most = isIPv6(address) ? 128 : 32;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most && Number(bits) >= widest(text);
}

function widest(network: string): number {
  const [address = '', bits = ''] = network.split('/');
  if (!isIPv6(address)) return WIDEST.ipv4;
  const list = new BlockList();
  if (Number(bits) > 0) list.addSubnet(address, Number(bits), 'ipv6');
  const hasIpv4 = list.check(MAPPED_FIRST, 'ipv6') || mapped.check(address, 'ipv6');
  return hasIpv4 ? MAPPED_BITS + WIDEST.ipv4 : WIDEST.ipv6;
}
