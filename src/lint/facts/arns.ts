import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { variableSpans } from '../../../grammar/template/read-template.ts';
import { foreignOwners } from '../../catalog/arn-services.ts';
import type { ResourceType } from '../../catalog/services/catalog.ts';
import { resourceTypesOf } from '../../catalog/services/services.ts';
import { overlaps, readListed, readWritten, type Tokens } from './overlap.ts';
import { remembering } from './remembering.ts';

/** A resource entry of six fields that begins with `arn`. */
export interface ArnText {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** Absent for what is no ARN, `*` among others; rules of their own tell what is wrong with it. */
export function arnOf(text: string): ArnText | undefined {
  return text.startsWith('arn:') ? readOnce(text) : undefined;
}

const readOnce = remembering(readArnText);

function readArnText(text: string): ArnText | undefined {
  const [, partition = '', service = '', region = '', account = '', resource] =
    splitArnPattern(text);
  return resource === undefined ? undefined : { partition, service, region, account, resource };
}

/** The text of an ARN with other fields in it. */
export function withFields(arn: ArnText, fields: Partial<ArnText>): string {
  const { partition, service, region, account, resource } = { ...arn, ...fields };
  return ['arn', partition, service, region, account, resource].join(':');
}

/**
 * Whether nobody can tell what a text will be: it has wildcards, variables, or marks that tools for
 * templates leave behind.
 */
export function isOpen(text: string): boolean {
  return /[*?$<>{}%#]/.test(text);
}

/** One ARN format that the Service Authorization Reference lists for a resource type. */
export interface ListedArn {
  readonly type: ResourceType;
  readonly service: string;
  /** A literal one is empty or a name; `any` where the reference has a placeholder. */
  readonly region: ListedField;
  readonly account: ListedField;
  readonly resource: Tokens;
  /** What the last field begins with, up to its first separator or placeholder. */
  readonly head: string;
}

export type ListedField = { readonly literal: string } | 'any';

/** The formats of a resource type; a few have several. */
export function listedArns(type: ResourceType): readonly ListedArn[] {
  const known = listed.get(type);
  if (known) return known;
  const arns = type.arn.split(', ').map((arn) => readListedArn(type, arn));
  listed.set(type, arns);
  return arns;
}

const listed = new WeakMap<ResourceType, readonly ListedArn[]>();

function readListedArn(type: ResourceType, text: string): ListedArn {
  const [, , service = '', region = '', account = '', resource = ''] = splitArnPattern(text);
  // The names of buckets hold no slash, which is what tells them from objects.
  const bucket = service === 's3' && region === '' && account === '';
  return {
    type,
    service,
    region: listedField(region),
    account: listedField(account),
    resource: readListed(resource, variableSpans(resource), bucket),
    head: /^[^/:$*]*/.exec(resource)?.[0] ?? '',
  };
}

function listedField(text: string): ListedField {
  return isOpen(text) ? 'any' : { literal: text };
}

/** Every listed format of ARNs that name that service; none for a service that has none. */
export function arnsOfService(service: string): readonly ListedArn[] {
  const known = byService.get(service);
  if (known) return known;
  const owners = [service, ...(foreignOwners.get(service) ?? [])];
  const arns = owners
    .flatMap((owner) => resourceTypesOf(owner).flatMap(listedArns))
    .filter((arn) => arn.service === service);
  // Only services that there are: whoever writes policies chooses the names.
  if (arns.length > 0) byService.set(service, arns);
  return arns;
}

const byService = new Map<string, readonly ListedArn[]>();

/** The formats of its service that the last field of an ARN may be of, wildcards and all. */
export function fittingArns({ service, resource }: ArnText): readonly ListedArn[] {
  return fitOnce(`${service}:${resource}`);
}

const fitOnce = remembering((text: string): readonly ListedArn[] => {
  const colon = text.indexOf(':');
  const written = readWritten(text.slice(colon + 1));
  return arnsOfService(text.slice(0, colon)).filter((one) => overlaps(written, one.resource));
});

/** Whether a resource entry may name a resource of that type; what is no ARN is given the benefit. */
export function mayNameType(entry: string, type: ResourceType): boolean {
  const arn = arnOf(entry);
  if (!arn) return true;
  return listedArns(type).some((one) => mayBeOf(arn, one));
}

function mayBeOf(arn: ArnText, { service, region, account, resource }: ListedArn): boolean {
  return (
    (isOpen(arn.service) || isOpen(service) || arn.service === service) &&
    fieldFits(arn.region, region) &&
    fieldFits(arn.account, account) &&
    overlaps(readWritten(arn.resource), resource)
  );
}

/** Left out or wrong, region and account are findings of their own: only what is too much counts. */
function fieldFits(written: string, field: ListedField): boolean {
  return field === 'any' || isOpen(written) || written === '' || field.literal !== '';
}
