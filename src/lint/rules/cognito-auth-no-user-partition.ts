import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { quoted } from '../../../grammar/json/members.ts';
import { personalDataActions } from '../../catalog/personal-data-actions.ts';
import { identityTypes } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { cognitoAccess } from '../facts/cognito-access.ts';
import { userTrust } from '../facts/cognito-examples.ts';
import { coveringEntry } from '../facts/coverage.ts';
import { writeInstead } from '../facts/replacement.ts';
import { defineRule, type Finding } from '../rule.ts';
import type { WrittenElement, WrittenStatement, WrittenText } from '../written.ts';

export const cognitoAuthNoUserPartition = defineRule({
  meta: {
    id: 'cognito-auth-no-user-partition',
    severity: 'warning',
    summary: 'data of all users lies where each of them gets to it',
    why: 'every user who signs in gets the same role; only a variable in its policies tells what belongs to whom',
    help: 'put `${cognito-identity.amazonaws.com:sub}` into the resource, or ask for it in `s3:prefix`, `dynamodb:LeadingKeys` or with a principal tag',
    appliesTo: identityTypes,
    category: 'cognito',
    recommended: false,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['COG-S3'],
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/*" }',
        trust: userTrust,
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::app/${cognito-identity.amazonaws.com:sub}/*" }',
        trust: userTrust,
      },
    },
  },
  check: ({ trust }) => ({
    *statement(statement) {
      const { effect, action, resource } = statement;
      if (effect !== 'Allow' || !action || !resource || resource.negated) return;
      if (cognitoAccess(trust)?.authenticated !== 'yes' || isParted(statement)) return;
      const allowed = personalActions(action);
      for (const entry of resource.entries) yield* sharedPlace(entry, allowed);
    },
  }),
});

function* sharedPlace(
  { text, ...at }: WrittenText,
  allowed: ReadonlyMap<string, string>,
): Iterable<Finding> {
  const service = sharedService(text);
  const named = service === '*' ? [...allowed.values()][0] : allowed.get(service ?? '');
  if (named === undefined) return;
  const meant = `${text.slice(0, -1)}\${cognito-identity.amazonaws.com:sub}/*`;
  yield {
    at,
    message: `every user may call ${quoted(named)} on what ${quoted(text)} holds of others`,
    ...(text.endsWith('/*') && writeInstead('suggestion', meant, replaceText(at, meant))),
  };
}

/** Whether a condition may tell users apart: one with a variable, or on a tag of theirs. */
function isParted({ clauses, conditionHidden }: WrittenStatement): boolean {
  return (
    conditionHidden ||
    clauses.some(
      ({ folded, values, partial }) =>
        partial ||
        /^aws:principaltag\/|:sub$/.test(folded) ||
        values.some(({ text }) => text.includes('${')),
    )
  );
}

/** The entry that allows an action on data of users, by the service that has them. */
function personalActions(action: WrittenElement): ReadonlyMap<string, string> {
  const allowed = new Map<string, string>();
  if (action.negated) return allowed;
  for (const [service, names] of personalDataActions) {
    const entry = names.flatMap((name) => coveringEntry(action, name) ?? [])[0];
    if (entry) allowed.set(service, entry.text);
  }
  return allowed;
}

/** The service of a place that is nobody's in particular; absent where it is somebody's, or no data. */
function sharedService(resource: string): string | undefined {
  if (resource.includes('${') || isForAll(resource)) return undefined;
  const [, , service = '*', , , rest] = splitArnPattern(resource);
  const bucket = service === 's3' && rest !== undefined && !/[/*]/.test(rest);
  return bucket ? undefined : service;
}

/** Names by which people say that something is meant for everybody. */
function isForAll(resource: string): boolean {
  return /[/:](?:assets|common|protected|public|shared|static)(?:\/|$)/i.test(resource);
}
