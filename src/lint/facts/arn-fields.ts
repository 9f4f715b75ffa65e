import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { quoted } from '../../../grammar/json/members.ts';
import { replaceText } from '../edits.ts';
import type { Finding, FixKind } from '../rule.ts';
import type { WrittenText } from '../written.ts';
import { type ArnText, arnOf, fittingArns, isOpen, type ListedField } from './arns.ts';

/** Whether every format that an ARN may be of has it so; not where nobody knows its format. */
export function everyFormat(
  arn: ArnText,
  field: 'region' | 'account',
  want: (listed: ListedField) => boolean,
): boolean {
  const formats = fittingArns(arn);
  return formats.length > 0 && formats.every((format) => want(format[field]));
}

export function isEmptyField(field: ListedField): boolean {
  return field !== 'any' && field.literal === '';
}

/** Whether an ARN can only be that of an S3 bucket or of an object. */
export function isBucketArn(arn: ArnText): boolean {
  return (
    arn.service === 's3' &&
    everyFormat(arn, 'region', isEmptyField) &&
    everyFormat(arn, 'account', isEmptyField)
  );
}

/** Whether a region or an account stands where an ARN has none, which is a finding of its own. */
export function hasFieldTooMuch(arn: ArnText): boolean {
  return (['region', 'account'] as const).some(
    (field) => arn[field] !== '' && !isOpen(arn[field]) && everyFormat(arn, field, isEmptyField),
  );
}

/** What says that an entry should have been another text. */
export function replacement(
  entry: WrittenText,
  meant: string,
  kind: FixKind,
): Pick<Finding, 'help' | 'fix'> {
  return {
    help: `write ${quoted(meant)}`,
    fix: { kind, title: `replace with ${quoted(meant)}`, edits: replaceText(entry, meant) },
  };
}

/** An S3 ARN with too few fields, and the ARN of the bucket or object that it should be. */
export function bucketWithFewColons(text: string): { readonly meant: string } | undefined {
  const fields = splitArnPattern(text);
  const [arn, partition, service, ...rest] = fields;
  const name = rest.at(-1);
  if (arn !== 'arn' || service !== 's3' || name === undefined || fields.length > 5)
    return undefined;
  // A wildcard may stand for the fields that are not there.
  if (/^(?:[*?]|$)/.test(name) || rest.slice(0, -1).some((field) => /[*?]/.test(field)))
    return undefined;
  const meant = `arn:${partition}:s3:::${name}`;
  const other = arnOf(meant);
  return other && isBucketArn(other) && !isOtherKind(name) ? { meant } : undefined;
}

/** Access points and the like have a region and an account. */
function isOtherKind(name: string): boolean {
  return /^(?:accesspoint|access-grants|async-request|job|storage-lens|storage-lens-group)\//.test(
    name,
  );
}
