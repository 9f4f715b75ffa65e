import type { WrittenText } from '../written.ts';
import { isBucketArn } from './arn-fields.ts';
import { arnOf } from './arns.ts';
import { fitsNothing, type Grant, typesTaken } from './fit.ts';

/** Actions on buckets that are granted on objects, or the other way round. */
export interface S3Half {
  /** What the actions are on. */
  readonly wanted: 'bucket' | 'object';
  /** The ARN that would fit, made of the first one that does not. */
  readonly meant: string;
}

/** Absent where something fits, or where other resources than buckets and objects come into play. */
export function s3Half(grant: Grant): S3Half | undefined {
  if (!grant.arns.every(isOfS3) || !fitsNothing(grant)) return undefined;
  const names = new Set(typesTaken(grant).map(({ name }) => name));
  const wanted = names.has('object') ? 'object' : names.has('bucket') ? 'bucket' : undefined;
  const [first] = grant.arns;
  if (wanted === undefined || names.has(wanted === 'object' ? 'bucket' : 'object') || !first) {
    return undefined;
  }
  const [bucket = first.text] = first.text.split('/', 1);
  return { wanted, meant: wanted === 'object' ? `${bucket}/*` : bucket };
}

function isOfS3({ text }: WrittenText): boolean {
  const arn = arnOf(text);
  return arn !== undefined && isBucketArn(arn);
}
