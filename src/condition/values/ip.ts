import type { ValueKind } from '../comparison.ts';
import { textOf } from './text.ts';

/** An address as groups of 16 bits: two for IPv4, eight for IPv6. */
export type Address = readonly number[];

/** The addresses that share the first `prefix` bits; host bits in `address` mean nothing. */
export interface Network {
  readonly address: Address;
  readonly prefix: number;
}

/** Longer texts are no address: eight groups, the last two as dotted decimals. */
const LONGEST_ADDRESS = 45;
const LONGEST_PREFIX = 4;

const ZERO = 48;

/** Reads an IPv4 or IPv6 address; leading zeros in octets and zone IDs are refused (clause 4.5). */
function readAddress(text: string): Address | undefined {
  if (text.length > LONGEST_ADDRESS) return undefined;
  return text.includes(':') ? readIpv6(text) : readIpv4(text);
}

function readIpv4(text: string): Address | undefined {
  const second = text.indexOf('.') + 1;
  const third = text.indexOf('.', second) + 1;
  const fourth = text.indexOf('.', third) + 1;
  if (second === 0 || third === 0 || fourth === 0) return undefined;
  const [a, b] = [readOctet(text, 0, second - 1), readOctet(text, second, third - 1)];
  const [c, d] = [readOctet(text, third, fourth - 1), readOctet(text, fourth, text.length)];
  return a < 0 || b < 0 || c < 0 || d < 0 ? undefined : [a * 256 + b, c * 256 + d];
}

/** Below zero where none stands there; a zero leads no other digits (clause 4.5). */
function readOctet(text: string, start: number, end: number): number {
  if (end === start || end - start > 3 || (end - start > 1 && text.charCodeAt(start) === ZERO)) {
    return -1;
  }
  let octet = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - ZERO;
    if (digit < 0 || digit > 9) return -1;
    octet = octet * 10 + digit;
  }
  return octet < 256 ? octet : -1;
}

function readIpv6(text: string): Address | undefined {
  const [head = '', tail, extra] = text.split('::');
  if (extra !== undefined) return undefined;
  const before = readGroups(head, tail === undefined);
  if (tail === undefined) return before?.length === 8 ? before : undefined;
  const after = readGroups(tail, true);
  if (before === undefined || after === undefined) return undefined;
  const missing = 8 - before.length - after.length;
  if (missing < 1) return undefined;
  return [...before, ...new Array<number>(missing).fill(0), ...after];
}

/** Groups between colons; the last of an address may be an IPv4 address, which counts for two. */
function readGroups(text: string, endsAddress: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const pieces = text.split(':');
  for (const [index, piece] of pieces.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(piece)) {
      groups.push(Number.parseInt(piece, 16));
      continue;
    }
    const dotted = endsAddress && index === pieces.length - 1 ? readIpv4(piece) : undefined;
    if (dotted === undefined) return undefined;
    groups.push(...dotted);
  }
  return groups;
}

/** Reads a CIDR block, or a bare address as the block of it alone (clause 4.5, question 15). */
export function readNetwork(text: string): Network | undefined {
  const slash = text.indexOf('/');
  const address = readAddress(slash === -1 ? text : text.slice(0, slash));
  if (address === undefined) return undefined;
  const bits = address.length * 16;
  if (slash === -1) return { address, prefix: bits };
  const prefix = text.slice(slash + 1);
  if (prefix.length > LONGEST_PREFIX || !/^(?:0|[1-9]\d*)$/.test(prefix)) return undefined;
  return Number(prefix) > bits ? undefined : { address, prefix: Number(prefix) };
}

/** Whether the address lies in the network; families never match each other. */
export function isInNetwork(address: Address, network: Network): boolean {
  if (address.length !== network.address.length) return false;
  for (let index = 0; index * 16 < network.prefix; index += 1) {
    const bits = Math.min(network.prefix - index * 16, 16);
    const different = Number(address[index]) ^ Number(network.address[index]);
    if (different >> (16 - bits) !== 0) return false;
  }
  return true;
}

/** The first address of a network, host bits cleared (IAM reads them as zero). */
export function baseOf({ address, prefix }: Network): Address {
  return address.map((group, index) => group & maskOf(prefix, index));
}

/** The bits of one group of 16 that belong to the network. */
function maskOf(prefix: number, index: number): number {
  const bits = Math.min(Math.max(prefix - index * 16, 0), 16);
  return (0xffff << (16 - bits)) & 0xffff;
}

/** IP addresses against addresses and CIDR blocks. */
export const ip: ValueKind<Address, Network> = {
  noun: 'an IP address',
  theory: 'interval',
  wildcards: false,
  variables: false,
  caseMatters: false,
  readGiven: readAddress,
  readWanted: (parts) => readNetwork(textOf(parts)),
  samples(wanted) {
    const network = readNetwork(textOf(wanted));
    if (network === undefined) return [];
    const { address, prefix } = network;
    const otherFamily = address.length === 2 ? '2001:db8::1' : '192.0.2.1';
    const inside = writeAddress(address);
    return prefix === 0
      ? [inside, otherFamily]
      : [inside, writeAddress(withBitFlipped(address, prefix - 1)), otherFamily];
  },
};

function withBitFlipped(address: Address, bit: number): Address {
  return address.map((group, index) =>
    index === bit >> 4 ? group ^ (0x8000 >> (bit & 15)) : group,
  );
}

/** The text of an address, IPv6 in full. */
export function writeAddress(address: Address): string {
  return address.length === 2
    ? address.flatMap((group) => [group >> 8, group & 255]).join('.')
    : address.map((group) => group.toString(16)).join(':');
}
