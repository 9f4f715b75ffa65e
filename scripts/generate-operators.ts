import { operators } from '../src/condition/operators.ts';

/** `docs/operators.md`: the table of operators as a page. */
export function operatorsPage(): string {
  const rows = operators.map(
    ({ name, summary, comparison: { kind }, negated, variables }) =>
      `| \`${name}\` | ${summary} | ${yes(negated)} | ${yes(kind.wildcards)} | ${yes(variables)} |`,
  );
  return `# Condition operators

The key's value in the request …

| Operator | holds if it | Negated | Wildcards | Variables |
|---|---|---|---|---|
${rows.join('\n')}

Several values in the policy are alternatives; a negated operator holds if the request's value
matches none of them. Names ignore case. \`IfExists\` may follow every operator but \`Null\`: it holds
if the key is missing. \`ForAllValues:\` and \`ForAnyValue:\` may stand before every operator but
\`Null\`, for keys with several values.

| The request has | plain | negated | \`IfExists\` | \`ForAllValues:\` | \`ForAnyValue:\` |
|---|---|---|---|---|---|
| no such key | no | yes | yes | yes | no |
| one value | if it passes | if it passes | if it passes | if it passes | if it passes |
| several values | no | no | no | if every value passes | if some value passes |
`;
}

function yes(holds: boolean): string {
  return holds ? 'yes' : '';
}
