import type { RoleDescription } from '../../cognito/cognito-scenario.ts';
import type { Statement } from '../../policy/policy.ts';
import { foldCase } from '../../text/fold-case.ts';

/** Whether a policy of a role looks at a tag of its session. */
export function readsTag({ policies }: RoleDescription, tag: string): boolean {
  const key = foldCase(`aws:PrincipalTag/${tag}`);
  return policies.some(({ statements }) => statements.some((one) => asksFor(one, key)));
}

function asksFor({ resource, condition = [] }: Statement, key: string): boolean {
  const clauses = condition.flatMap((block) => block.clauses);
  const texts = [...(resource?.patterns ?? []), ...clauses.flatMap(({ values }) => values)].map(
    ({ text }) => foldCase(text),
  );
  return (
    clauses.some((clause) => clause.key.folded === key) ||
    texts.some((text) => text.includes(`\${${key}`))
  );
}
