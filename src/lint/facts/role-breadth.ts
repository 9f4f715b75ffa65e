import type { RoleDescription } from '../../cognito/cognito-scenario.ts';
import type { Statement, TextPattern } from '../../policy/policy.ts';
import type { WrittenPool } from '../written-pool.ts';
import { coveredActions } from './actions.ts';
import { outsideCeiling } from './guest-limits.ts';
import { isKnown } from './pool-parts.ts';
import { type Budget, coversStatement, startBudget } from './statement-cover.ts';

/** A role of which the file tells everything that it allows. */
export function describedRole(
  pool: WrittenPool,
  arn: string | undefined,
): RoleDescription | undefined {
  const role = arn === undefined ? undefined : pool.loaded.roles.get(arn);
  return role && isKnown(pool, 'roles', role.arn, 'policies') ? role : undefined;
}

/**
 * Whether one role allows something that no single statement of the other does; as far as is known,
 * conditions and all. Without another role, whether it allows anything.
 */
export function isBroader(one: RoleDescription, other: RoleDescription | undefined): boolean {
  const budget = startBudget();
  const outer = other ? allowsOf(other) : [];
  const found = allowsOf(one).some((statement) =>
    pieces(statement, budget).some(
      (piece) => !outer.some((wide) => budget.left <= 0 || coversStatement(wide, piece, budget)),
    ),
  );
  return found && budget.left > 0;
}

function allowsOf({ policies }: RoleDescription): readonly Statement[] {
  return policies.flatMap(({ statements }) =>
    statements.filter(({ effect }) => effect === 'Allow'),
  );
}

/** A statement for each of its actions on each of its resources. */
function pieces(statement: Statement, budget: Budget): readonly Statement[] {
  const { action, resource } = statement;
  const actions = action.negated ? [action.patterns] : action.patterns.map(alone);
  const resources = resource?.negated ? [resource.patterns] : resource?.patterns.map(alone);
  budget.left -= actions.length * (resources?.length ?? 1);
  if (budget.left <= 0) return [];
  return actions.flatMap((patterns) => {
    const part = { ...statement, action: { ...action, patterns } };
    if (!resource || !resources) return [part];
    return resources.map((places) => ({ ...part, resource: { ...resource, patterns: places } }));
  });
}

function alone(pattern: TextPattern): readonly TextPattern[] {
  return [pattern];
}

/** Whether a role allows what the session policies of guests do not. */
export function exceedsCeiling(role: RoleDescription): boolean {
  return allowsOf(role).some(
    ({ action }) =>
      action.negated ||
      action.patterns.some(({ text }) => coveredActions(text).some(outsideCeiling)),
  );
}

/** Whether a role allows to change permissions, or to change things anywhere. */
export function isPrivileged(role: RoleDescription): boolean {
  return allowsOf(role).some(({ action, resource }) => {
    const anywhere = resource?.negated || resource?.patterns.some(({ text }) => text === '*');
    if (action.negated) return true;
    return action.patterns.some(({ text }) =>
      coveredActions(text).some(
        ({ action: { accessLevel } }) =>
          accessLevel === 'Permissions management' || (anywhere && accessLevel === 'Write'),
      ),
    );
  });
}
