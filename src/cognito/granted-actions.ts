import { readArn } from '../../grammar/arn/read-arn.ts';
import type { Action, Service } from '../catalog/services/catalog.ts';
import { actionsOf, resourceTypesOf, services } from '../catalog/services/services.ts';
import { foldCase } from '../text/fold-case.ts';
import type { CoveredPattern } from './granted-patterns.ts';

/** The actions that a session's Allow statements name, with each pattern of theirs. */
export function* granted(
  patterns: readonly CoveredPattern[],
  service: string,
): Generator<{ readonly action: Action; readonly pattern: CoveredPattern }> {
  for (const action of actionsOf(service)) {
    const folded = foldCase(`${service}:${action.name}`);
    for (const pattern of patterns) {
      if (pattern.statement.matchesAction(folded)) yield { action, pattern };
    }
  }
}

/** Services that have resources of the pattern's kind: most patterns name the service. */
export function servicesWithin({ text }: CoveredPattern): readonly Service[] {
  const named = readArn(text)?.service ?? '*';
  if (/[*?$]/.test(named)) return services();
  return services().filter(({ prefix }) =>
    resourceTypesOf(prefix).some(({ arn }) => arn.split(':')[2] === named),
  );
}
