import {
  everyLayerListed,
  ISSUER,
  leafListed,
  type PrincipalMatcher,
} from '../match/match-principal.ts';
import { foldCase } from '../text/fold-case.ts';
import type { Matching } from './gather.ts';
import { type Note, note } from './note.ts';
import type { PreparedStatement } from './prepare-statement.ts';

/** Why a Principal or NotPrincipal did not name the caller as its author may have meant (clause 2.5). */
export function principalNotes(prepared: PreparedStatement, matching: Matching): readonly Note[] {
  const element = prepared.statement.principal;
  const matcher = prepared.principal;
  if (element === undefined || matcher === undefined) {
    return [
      note(
        'STATEMENT_WITHOUT_PRINCIPAL',
        'a resource policy statement without `Principal` never applies',
        'add `"Principal"`',
      ),
    ];
  }
  const entries =
    element.principals === '*'
      ? []
      : element.principals.flatMap((group) => (group.kind === 'AWS' ? group.entries : []));
  return [
    ...(element.negated && prepared.statement.effect === 'Deny'
      ? exemptionNotes(matcher, matching)
      : []),
    ...entries.flatMap(({ text }) => entryNotes(text, matching)),
  ];
}

/** Why a Deny with NotPrincipal hit a caller that its list names (clause 2.6). */
function exemptionNotes(
  { lists }: PrincipalMatcher,
  { situation: { caller }, hasBoundary }: Matching,
): readonly Note[] {
  const { certain } = lists(caller);
  const role = caller.kind === 'assumedRole';
  if (!leafListed(certain, caller)) {
    return role && (certain & ISSUER) !== 0
      ? [
          note(
            'NOTPRINCIPAL_SESSION_MISSING',
            'the list names the role but not this session of it, so the session is not exempt',
            'list the session, the role and the account, or use a condition on `aws:PrincipalArn`',
          ),
        ]
      : [];
  }
  if (hasBoundary && (role || caller.kind === 'user')) {
    return [
      note(
        'NOTPRINCIPAL_WITH_BOUNDARY',
        'a Deny with `NotPrincipal` always hits a user or role with a permissions boundary',
        'use `Principal: "*"` with a condition on `aws:PrincipalArn`',
      ),
    ];
  }
  return everyLayerListed(certain, caller)
    ? []
    : [
        note(
          'NOTPRINCIPAL_PARENT_MISSING',
          'the list names the caller but not its role and its account, so it is not exempt',
          'list the session, the role and the account, or use a condition on `aws:PrincipalArn`',
        ),
      ];
}

function entryNotes(text: string, { situation: { caller } }: Matching): readonly Note[] {
  if (text !== '*' && /[*?]/.test(text)) {
    return [
      note(
        'PRINCIPAL_PARTIAL_WILDCARD',
        `\`${text}\` matches nobody: a principal takes no wildcard but a lone \`*\``,
        'use `"*"` with a condition on `aws:PrincipalArn`',
      ),
    ];
  }
  if (caller.kind === 'assumedRole' && caller.sessionArn !== undefined) {
    const session = caller.sessionArn.text;
    const role = session.slice(0, session.lastIndexOf('/') + 1);
    if (text.startsWith(role) && text !== session) {
      return [
        note(
          'PRINCIPAL_IS_ANOTHER_SESSION',
          `\`${text}\` names one other session of the role`,
          'name the role itself to cover all of its sessions',
        ),
      ];
    }
  }
  return caller.kind === 'user' &&
    text !== caller.arn.text &&
    foldCase(text) === foldCase(caller.arn.text)
    ? [
        note(
          'WRONG_CASE',
          `\`${text}\` differs from \`${caller.arn.text}\` only in letter case`,
          'principal ARNs are case-sensitive',
        ),
      ]
    : [];
}
