import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { replaceText } from '../edits.ts';
import { coveringEntry } from '../facts/coverage.ts';
import { providerOf } from '../facts/federation.ts';
import { writeInstead } from '../facts/replacement.ts';
import type { Finding } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { WrittenElement, WrittenPrincipal } from '../written.ts';

export const mismatchedActionForPrincipal = defineRule({
  meta: {
    id: 'mismatched-action-for-principal',
    aws: { code: 'MISMATCHED_ACTION_FOR_PRINCIPAL', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a principal cannot assume the role by the action that is allowed',
    why: 'users of a SAML provider call `sts:AssumeRoleWithSAML`, those of an OIDC provider `sts:AssumeRoleWithWebIdentity`, everybody else `sts:AssumeRole`',
    help: 'allow the action that the principal uses',
    appliesTo: ['trust'],
    category: 'principal',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['COG-T5'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRole" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Federated": "cognito-identity.amazonaws.com" }, "Action": "sts:AssumeRoleWithWebIdentity" }',
      },
    },
  },
  check: () => ({
    *statement(statement) {
      const { effect, action, principal } = statement;
      if (effect !== 'Allow' || !action || action.negated || action.partial) return;
      if (!principal || principal.negated || principal.partial || onlySessionActions(action))
        return;
      if (principal.entries.some(({ kind }) => kind === 'Federated')) {
        yield* withoutTheirAction(action, principal);
      } else {
        yield* withoutFederated(action, principal);
      }
    },
  }),
});

const actionOf = {
  saml: 'sts:AssumeRoleWithSAML',
  oidc: 'sts:AssumeRoleWithWebIdentity',
} as const;

type FederatedAction = (typeof actionOf)[keyof typeof actionOf];

const federatedActions: ReadonlySet<string> = new Set(Object.values(actionOf).map(foldCase));
const assuming: ReadonlySet<string> = new Set(['sts:assumerole', ...federatedActions]);

/** Tags and source identities are often allowed in a statement of their own. */
function onlySessionActions({ entries }: WrittenElement): boolean {
  return entries.every(({ text }) => {
    const folded = foldCase(text);
    return folded === 'sts:tagsession' || folded === 'sts:setsourceidentity';
  });
}

function* withoutFederated(
  action: WrittenElement,
  { entries, everyone }: WrittenPrincipal,
): Iterable<Finding> {
  if (entries.length === 0 && !everyone) return;
  for (const { text, ...at } of action.entries) {
    if (!federatedActions.has(foldCase(text))) continue;
    yield { at, message: `${quoted(text)} is for federated principals, and there are none here` };
  }
}

function* withoutTheirAction(
  action: WrittenElement,
  { entries }: WrittenPrincipal,
): Iterable<Finding> {
  const missing = Object.values(actionOf).filter((name) => !coveringEntry(action, name));
  const others = action.entries.filter(({ text }) => assuming.has(foldCase(text)));
  const [other] = others.length === 1 && entries.length === 1 ? others : [];
  for (const { kind, text, ...at } of entries) {
    const wanted = kind === 'Federated' ? actionFor(text) : undefined;
    if (wanted === undefined || !missing.includes(wanted)) continue;
    yield {
      at,
      also: others,
      message: `${quoted(text)} cannot assume the role without ${quoted(wanted)}`,
      ...(other && writeInstead('suggestion', wanted, replaceText(other, wanted))),
    };
  }
}

function actionFor(text: string): FederatedAction | undefined {
  const kind = providerOf(text)?.kind;
  return kind === undefined || kind === 'invalid' ? undefined : actionOf[kind];
}
