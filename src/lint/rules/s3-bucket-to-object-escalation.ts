import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { identityTypes } from '../applies-to.ts';
import { coveredIn, indexActions } from '../facts/action-index.ts';
import { ask } from '../facts/ask.ts';
import { listed } from '../facts/listed.ts';
import { defineRule } from '../rule.ts';
import type { WrittenPolicy, WrittenStatement } from '../written.ts';

const objectActions = ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'];

/** What can be done to a bucket, and what that lets be done to its objects. */
const ways: ReadonlyMap<string, readonly string[]> = new Map([
  ['s3:PutBucketPolicy', objectActions],
  ['s3:PutBucketAcl', objectActions],
  ['s3:PutLifecycleConfiguration', ['s3:DeleteObject']],
]);

const index = indexActions([...ways.keys()]);

export const s3BucketToObjectEscalation = defineRule({
  meta: {
    id: 's3-bucket-to-object-escalation',
    severity: 'warning',
    summary: 'what is allowed on a bucket gives access to objects that is not allowed itself',
    why: 'a bucket policy or ACL can grant what this policy does not, and a lifecycle rule can delete what it may not',
    help: 'take the action on the bucket away, or deny what should not be reached',
    appliesTo: identityTypes,
    category: 'escalation',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    equivalents: ['parliament RESOURCE_POLICY_PRIVILEGE_ESCALATION'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutBucketPolicy"], "Resource": "*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:GetBucketPolicy"], "Resource": "*" }',
      },
    },
  },
  check: ({ together }) => {
    const gained = gainedBy(together);
    return {
      *statement(statement) {
        const { effect, action: element } = statement;
        if (effect !== 'Allow' || !element || element.negated) return;
        const covered = coveredIn(element, index);
        const bucket = covered.size > 0 ? bucketOf(statement) : undefined;
        for (const [action, position] of bucket === undefined ? [] : covered) {
          const more = gained(`arn:aws:s3:::${bucket}`, action);
          const at = element.entries[position ?? -1];
          if (!at || more.length === 0) continue;
          const message = `\`${action}\` opens the way to ${listed(more)}, which is not allowed itself`;
          yield { at, message };
        }
      },
    };
  },
});

/** A bucket that the statement covers: the first one that is named without wildcards in the middle. */
function bucketOf({ resource }: WrittenStatement): string | undefined {
  if (!resource || resource.negated) return undefined;
  const names = resource.entries.map(({ text }) =>
    /^\*+$/.test(text) ? '*' : splitArnPattern(text)[5],
  );
  return names
    .find((name) => name !== undefined && /^[a-z0-9.-]*\*?$/.test(name))
    ?.replace('*', 'x');
}

/** Each question costs the more the more statements there are: many of both are too many. */
const MOST_LOOKED_AT = 200_000;

/** The same for every statement of a document, without asking twice. */
function gainedBy(together: readonly WrittenPolicy[]) {
  const known = new Map<string, readonly string[]>();
  const statements = together.reduce((sum, { statements: some }) => sum + some.length, 0);
  const most = Math.max(10, MOST_LOOKED_AT / statements);
  return (bucket: string, action: string): readonly string[] => {
    const question = `${action} ${bucket}`;
    const before = known.get(question);
    if (before || known.size >= most) return before ?? [];
    const gained = gainedOn(together, bucket, action);
    known.set(question, gained);
    return gained;
  };
}

/** The actions on the bucket's objects that are not allowed, where the one on the bucket is. */
function gainedOn(
  policies: readonly WrittenPolicy[],
  bucket: string,
  action: string,
): readonly string[] {
  if (ask(policies, action, bucket)?.decision !== 'allowed') return [];
  const gained = ways.get(action) ?? [];
  return gained.filter((one) => ask(policies, one, `${bucket}/key`)?.decision === 'implicitDeny');
}
