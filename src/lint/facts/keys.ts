import {
  globalConditionKey,
  globalConditionKeyNames,
} from '../../catalog/global-condition-keys.ts';
import type { ConditionKey } from '../../catalog/services/catalog.ts';
import { conditionKeysOf } from '../../catalog/services/services.ts';
import { foldCase } from '../../text/fold-case.ts';
import { nearest } from '../../text/suggest.ts';
import { isService } from './actions.ts';

export type KeyType = 'String' | 'Arn' | 'Bool' | 'Date' | 'Numeric' | 'IpAddress' | 'Binary';

/** What is known of a condition key. */
export interface KeyFacts {
  /** In AWS's spelling; a tag key ends in `/` or `/${…}`. */
  readonly name: string;
  readonly scope: 'global' | 'service' | 'federation';
  /** More than one where AWS documents two families of operators. */
  readonly types: readonly KeyType[];
  readonly multivalued: boolean;
}

/** The facts of a key, given in lower case; absent for a key that nobody lists. */
export function keyFacts(folded: string): KeyFacts | undefined {
  const known = remembered.get(folded);
  if (known !== undefined || remembered.has(folded)) return known;
  const facts = findKey(folded);
  if (remembered.size >= MOST_REMEMBERED) remembered.clear();
  remembered.set(folded, facts);
  return facts;
}

const remembered = new Map<string, KeyFacts | undefined>();
const MOST_REMEMBERED = 4096;

function findKey(folded: string): KeyFacts | undefined {
  const global = globalConditionKey(folded);
  if (global) {
    const { name, types, multivalued } = global;
    return { name, scope: 'global', types, multivalued };
  }
  return serviceKey(folded) ?? federationKey(folded);
}

function serviceKey(folded: string): KeyFacts | undefined {
  const service = folded.slice(0, Math.max(0, folded.indexOf(':')));
  if (!isService(service)) return undefined;
  const found = listedKeys(service).find((listed) => fitsKey(listed.folded, folded));
  if (!found) return undefined;
  const { name, type } = found;
  const multivalued = type.startsWith('ArrayOf');
  return { name, scope: 'service', types: [keyType(type.replace('ArrayOf', ''))], multivalued };
}

/** Whether every request carries a key, so that asking for its presence asks nothing. */
export function isAlwaysPresent(folded: string): boolean {
  return globalConditionKey(folded)?.presence.startsWith('every request') === true;
}

/** The listed name that a key has all of but the tag: `aws:ResourceTag` and `ec2:ResourceTag/`. */
export function tagKeyWithoutTag(folded: string): string | undefined {
  const start = folded.endsWith('/') ? folded.slice(0, -1) : folded;
  if (start.includes('/')) return undefined;
  const facts = keyFacts(`${start}/x`);
  return facts && /\/(?:\$\{|$)/.test(facts.name) ? facts.name.replace(/\/.*/s, '') : undefined;
}

/** The key that somebody who wrote this one most likely meant, of the same service. */
export function nearestKey(key: string): string | undefined {
  const service = foldCase(key.slice(0, Math.max(0, key.indexOf(':'))));
  if (service === 'aws') return nearest(key, globalConditionKeyNames);
  return nearest(
    key,
    conditionKeysOf(service)
      .map(({ name }) => name)
      .filter((name) => !name.includes('${')),
  );
}

interface ListedKey extends ConditionKey {
  readonly folded: string;
}

function listedKeys(service: string): readonly ListedKey[] {
  const known = listedByService.get(service);
  if (known) return known;
  const keys = conditionKeysOf(service).map(({ name: written, type }) => {
    const name = withPlaceholder(written);
    return { name, type, folded: foldCase(name) };
  });
  listedByService.set(service, keys);
  return keys;
}

const listedByService = new Map<string, readonly ListedKey[]>();

/** Some services write `<key>` or `tag-key` where others write `${TagKey}`. */
function withPlaceholder(name: string): string {
  const unlike = ['/<key>', '/tag-key'].find((end) => name.endsWith(end));
  return unlike === undefined ? name : `${name.slice(0, -unlike.length)}/\${TagKey}`;
}

/** The key of a list of keys that a key in lower case is; tags and the like are any text. */
export function hasKey(keys: readonly ConditionKey[], folded: string): boolean {
  return keys.some(({ name }) => fitsKey(foldCase(name), folded));
}

/** Whether a key is of a listed name: `${TagKey}` in it stands for any text but none. */
export function fitsKey(name: string, folded: string): boolean {
  const listed = withPlaceholder(name);
  const open = listed.indexOf('${');
  if (open === -1) return listed === folded;
  const rest = listed.slice(listed.indexOf('}', open) + 1);
  return (
    folded.startsWith(listed.slice(0, open)) &&
    folded.endsWith(rest.includes('${') ? '' : rest) &&
    folded.length > open + rest.length
  );
}

function keyType(type: string): KeyType {
  switch (type) {
    case 'ARN':
      return 'Arn';
    case 'Bool':
    case 'Date':
    case 'Numeric':
      return type;
    case 'IPAddress':
      return 'IpAddress';
    default:
      return 'String';
  }
}

/**
 * Claims of identity providers. Sources: IAM User Guide, "Available keys for AWS web identity
 * federation" and "Available keys for SAML-based federation", as of November 2026.
 */
function federationKey(folded: string): KeyFacts | undefined {
  const colon = folded.lastIndexOf(':');
  const provider = folded.slice(0, Math.max(0, colon));
  const claim = folded.slice(colon + 1);
  if (provider === 'saml') return federation(folded, samlLists.has(claim));
  // An OIDC provider is a host, maybe with a path.
  if (!/^[a-z0-9.-]+\.[a-z]{2,}(\/[^\s]*)?$/.test(provider) || claim === '') return undefined;
  return federation(folded, claim === 'amr');
}

const samlLists: ReadonlySet<string> = new Set(['edupersonaffiliation', 'edupersonentitlement']);

function federation(name: string, multivalued: boolean): KeyFacts {
  return { name, scope: 'federation', types: ['String'], multivalued };
}
