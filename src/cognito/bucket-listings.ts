import { contextKey } from '../catalog/context-key.ts';
import { resourceTypesOf } from '../catalog/services/services.ts';
import type { ContextValue } from '../request/context.ts';
import { granted } from './granted-actions.ts';
import type { Steps } from './meeting.ts';
import { carries } from './probed-session.ts';
import type { AllowedReach } from './reach.ts';
import { textValue } from './session-keys.ts';
import type { Grounds, Trespass } from './trespass.ts';

/**
 * Actions on a bucket that show the names of objects in it, and the key that narrows them
 * (Amazon S3 User Guide, "Bucket policy examples using condition keys").
 */
const listingActions = ['ListBucket', 'ListBucketVersions', 'ListBucketMultipartUploads'];
const listingKey = contextKey('s3:prefix');

/** Listings of the bucket in which the owner's objects lie. */
export function listings(
  { other, area }: Pick<Grounds, 'other' | 'area'>,
  owner: AllowedReach,
): readonly Trespass[] {
  const folder = folderOf(area.pattern.steps);
  const type = resourceTypesOf('s3').find(({ name }) => name === 'bucket');
  if (folder === undefined || type === undefined) return [];
  const given: readonly ReadonlyMap<string, ContextValue>[] = [
    new Map([[listingKey.name, textValue(listingKey.name, folder.prefix)]]),
    new Map([[listingKey.name, { state: 'absent' }]]),
  ];
  return [...granted(other.patterns, 's3')]
    .filter(({ action }) => listingActions.includes(action.name))
    .flatMap(({ action, pattern }) => {
      const question = { service: 's3', action, type, resource: folder.bucket };
      const asked = carries(question, listingKey) ? given : given.slice(1);
      const reaches = asked.map((keys) => other.seek({ ...question, given: keys }));
      const reach = reaches.find((one) => one.outcome === 'allowed');
      return reach === undefined
        ? []
        : [{ action, pattern, through: 'listing' as const, reach, owner }];
    });
}

/** The bucket that a pattern for objects names, and what the keys of its objects begin with. */
function folderOf(steps: Steps): { readonly bucket: string; readonly prefix: string } | undefined {
  const wild = steps.findIndex(({ kind }) => kind !== 'character');
  const plain = steps
    .slice(0, wild === -1 ? undefined : wild)
    .map((step) => (step.kind === 'character' ? step.text : ''))
    .join('');
  const slash = plain.indexOf('/');
  return slash === -1
    ? undefined
    : { bucket: plain.slice(0, slash), prefix: plain.slice(slash + 1) };
}
