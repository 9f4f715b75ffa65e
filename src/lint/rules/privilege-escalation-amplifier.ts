import { escalationAmplifiers, organizationServices } from '../../catalog/privilege-escalation.ts';
import { actionsOf } from '../../catalog/services/services.ts';
import { identityTypes } from '../applies-to.ts';
import { indexActions } from '../facts/action-index.ts';
import { grantedActions } from '../facts/granted-actions.ts';
import { byPlace } from '../facts/grants-by-place.ts';
import { listed } from '../facts/listed.ts';
import { defineRule } from '../rule.ts';

const writes = [...organizationServices].flatMap((service) =>
  actionsOf(service)
    .filter(({ accessLevel }) => accessLevel !== 'List' && accessLevel !== 'Read')
    .map(({ name }) => `${service}:${name}`),
);
const index = indexActions([...escalationAmplifiers.keys(), ...writes]);

export const privilegeEscalationAmplifier = defineRule({
  meta: {
    id: 'privilege-escalation-amplifier',
    severity: 'suggestion',
    summary: 'an action makes every way to more permissions wider',
    why: 'none of them is a way to more permissions by itself, but each lifts a limit that such ways run into',
    help: 'limit the action with `Resource` or `Condition` to what is needed',
    appliesTo: identityTypes,
    category: 'escalation',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "iam:DeleteRolePermissionsBoundary", "Resource": "*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "iam:PutRolePermissionsBoundary", "Resource": "*" }',
      },
    },
  },
  check: ({ together }) => ({
    *document(policy) {
      const open = grantedActions({ policies: [policy], together }, { index, reach: 'open' });
      for (const [at, grants] of byPlace(open.values())) {
        const [first] = grants;
        const does =
          grants.length === 1 && first
            ? (escalationAmplifiers.get(first.action) ?? 'changes what whole accounts may do')
            : 'make ways to more permissions wider';
        yield { at, message: `${listed(grants.map(({ action }) => action))} ${does}` };
      }
    },
  }),
});
