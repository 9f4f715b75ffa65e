import { splitArnPattern } from '../../../grammar/arn/split-arn-pattern.ts';
import { quoted } from '../../../grammar/json/members.ts';
import { removeItem } from '../edits.ts';
import { memberOf } from '../read-written.ts';
import type { Edit } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { WrittenPrincipal, WrittenPrincipalEntry } from '../written.ts';

export const redundantPrincipalInRoleTrustPolicy = defineRule({
  meta: {
    id: 'redundant-principal-in-role-trust-policy',
    aws: { code: 'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY', findingType: 'SUGGESTION' },
    severity: 'suggestion',
    summary: 'a session of a role is named beside the role',
    why: 'whoever names a role lets in every session of it',
    help: 'remove the session',
    appliesTo: ['trust'],
    category: 'redundancy',
    recommended: false,
    fix: 'unsafe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/ops/deploy", "arn:aws:sts::111122223333:assumed-role/deploy/alice"]}, "Action": "sts:AssumeRole"}',
      },
      good: {
        policy:
          '{"Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam::111122223333:role/ops/deploy"]}, "Action": "sts:AssumeRole"}',
      },
    },
  },
  check: () => ({
    *statement({ principal }) {
      if (!principal || principal.negated) return;
      const entries = principal.entries.filter(({ kind }) => kind === 'AWS');
      const roles = new Map(entries.map((entry) => [roleOf(entry.text), entry]));
      for (const entry of entries) {
        const session = roleOfSession(entry.text);
        const role = session === undefined ? undefined : roles.get(session);
        if (!role) continue;
        yield {
          at: entry,
          also: [role],
          message: `${quoted(entry.text)} is let in with its role`,
          related: [{ at: role, message: 'the role' }],
          // Session policies do not limit what a session is granted by its own name.
          fix: { kind: 'unsafe', title: 'remove the session', edits: without(entry, principal) },
        };
      }
    },
  }),
});

/** What a role's sessions have of it: partition, account and name, without its path. */
function roleOf(arn: string): string | undefined {
  const [, partition, service, , account, resource = ''] = splitArnPattern(arn);
  if (service !== 'iam' || !resource.startsWith('role/')) return undefined;
  return [partition, account, resource.slice(resource.lastIndexOf('/') + 1)].join(':');
}

function roleOfSession(arn: string): string | undefined {
  const [, partition, service, , account, resource = ''] = splitArnPattern(arn);
  const [kind, name, session] = resource.split('/');
  if (service !== 'sts' || kind !== 'assumed-role' || session === undefined) return undefined;
  return [partition, account, name].join(':');
}

function without({ path }: WrittenPrincipalEntry, { node }: WrittenPrincipal): readonly Edit[] {
  const list = memberOf(node, 'AWS')?.value;
  const index = path.at(-1);
  return list?.kind === 'array' && typeof index === 'number' ? removeItem(list, index) : [];
}
