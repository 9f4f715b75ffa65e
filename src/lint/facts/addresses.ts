import {
  baseOf,
  isInNetwork,
  type Network,
  readNetwork,
  writeAddress,
} from '../../condition/values/ip.ts';
import type { WrittenClause, WrittenValue } from '../written.ts';
import { familyOf } from './values.ts';

/** Networks that no request comes from over the internet (RFC 1918; unique local addresses). */
const privateNetworks: readonly Network[] = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  'fc00::/7',
].flatMap((text) => readNetwork(text) ?? []);

function isPrivate({ text }: WrittenValue): boolean {
  const network = readNetwork(text);
  return (
    network !== undefined &&
    privateNetworks.some(
      (outer) => network.prefix >= outer.prefix && isInNetwork(network.address, outer),
    )
  );
}

/** The values of `aws:SourceIp`, apart by whether a request can come from there. */
export interface SourceRanges {
  readonly negated: boolean;
  readonly privates: readonly WrittenValue[];
  readonly others: readonly WrittenValue[];
}

/** Absent where the clause is about something else, or not all of it is known. */
export function sourceRanges({
  folded,
  row,
  values,
  partial,
}: WrittenClause): SourceRanges | undefined {
  if (folded !== 'aws:sourceip' || !row || familyOf(row) !== 'IpAddress' || partial)
    return undefined;
  return {
    negated: row.negated,
    privates: values.filter(isPrivate),
    others: values.filter((value) => !isPrivate(value)),
  };
}

/** The same range with its host bits cleared; absent where they are, or where it is no range. */
export function withoutHostBits(text: string): string | undefined {
  const network = readNetwork(text);
  if (!network) return undefined;
  const base = baseOf(network);
  if (base.every((group, index) => group === network.address[index])) return undefined;
  return `${writeAddress(base)}/${network.prefix}`;
}
