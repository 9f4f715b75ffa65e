import { quoted } from '../../../grammar/json/members.ts';
import { identityTypes } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import {
  claimOf,
  namesIdentity,
  type PlacedVariable,
  placedVariables,
} from '../facts/cognito-variables.ts';
import { coveringEntry } from '../facts/coverage.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { WrittenPolicy, WrittenStatement } from '../written.ts';

export const cognitoListWithoutPrefix = defineRule({
  meta: {
    id: 'cognito-list-without-prefix',
    severity: 'warning',
    summary: 'users who have objects of their own see the names of everybody’s',
    why: 'names of objects hold the ids of their owners; a pattern without a slash behind the id fits what merely begins with it',
    help: 'ask with `StringLike` for `${cognito-identity.amazonaws.com:sub}/*` in `s3:prefix`',
    appliesTo: identityTypes,
    category: 'cognito',
    recommended: false,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['COG-P11'],
    examples: {
      bad: {
        policy:
          '[{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::app" }, { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:sub}/*" }]',
      },
      good: {
        policy:
          '[{ "Effect": "Allow", "Action": "s3:ListBucket", "Resource": "arn:aws:s3:::app", "Condition": { "StringLike": { "s3:prefix": "${cognito-identity.amazonaws.com:sub}/*" } } }, { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:sub}/*" }]',
      },
    },
  },
  check: ({ together }) => ({
    *document(policy) {
      const buckets = new Set(together.flatMap(personalBuckets));
      if (buckets.size > 0) yield* openListings(policy, buckets);
      for (const placed of placedVariables(policy, isSub)) yield* withoutSlash(placed);
    },
  }),
});

/** Buckets in which a statement allows objects of one identity. */
function personalBuckets({ statements }: WrittenPolicy): readonly string[] {
  return statements.flatMap(({ effect, resource }) => {
    if (effect !== 'Allow' || !resource || resource.negated) return [];
    return resource.entries.flatMap(({ text }) => {
      const slash = text.indexOf('/');
      return slash !== -1 && namesIdentity(text) ? [text.slice(0, slash)] : [];
    });
  });
}

function* openListings(
  { statements }: WrittenPolicy,
  buckets: ReadonlySet<string>,
): Iterable<Finding> {
  for (const statement of statements) {
    const { effect, action, resource } = statement;
    if (effect !== 'Allow' || !action || action.negated || asksPrefix(statement)) continue;
    const listing = coveringEntry(action, 's3:ListBucket');
    const bucket = resource?.entries.find(({ text }) => text === '*' || buckets.has(text));
    if (!listing || !bucket || resource?.negated) continue;
    yield {
      at: bucket,
      also: [listing],
      message: `every user may list ${quoted(bucket.text)}, where each has objects of their own`,
    };
  }
}

function asksPrefix({ clauses, conditionHidden }: WrittenStatement): boolean {
  return conditionHidden || clauses.some(({ folded }) => folded === 's3:prefix');
}

function isSub(key: string): boolean {
  return claimOf(key) === 'sub';
}

function* withoutSlash({ entry, variable }: PlacedVariable): Iterable<Finding> {
  const { text } = entry;
  if (text.charAt(variable.end) !== '*') return;
  const meant = `${text.slice(0, variable.end)}/${text.slice(variable.end)}`;
  yield {
    at: entry,
    message: `${quoted(text)} fits whatever begins with the id, not only what lies under it`,
    ...writeInstead('suggestion', meant, replaceText(entry, meant)),
  };
}
