import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { camel } from './generate-rules.ts';

// Begins a lint rule: `npm run new:rule -- <id>` writes the rule, its cases, and what is generated
// from rules. The rule finds statements without a Sid until somebody makes it find something else.

const [id = ''] = process.argv.slice(2);
const rule = `src/lint/rules/${id}.ts`;
const cases = `corpus/lint/${id}.json`;

if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
  console.error('name the fault in kebab case: npm run new:rule -- action-without-service');
  process.exitCode = 2;
} else if (existsSync(rule) || existsSync(cases)) {
  console.error(`there is a rule \`${id}\` already`);
  process.exitCode = 2;
} else {
  writeFileSync(rule, ruleText());
  writeFileSync(cases, casesText());
  console.log(`wrote ${rule} and ${cases}: make them say what you mean`);
  execFileSync(process.execPath, ['--import', 'tsx', 'scripts/generate.ts'], { stdio: 'inherit' });
}

function ruleText(): string {
  return `import { everyType } from '../applies-to.ts';
import { defineRule } from '../rule.ts';

export const ${camel(id)} = defineRule({
  meta: {
    id: '${id}',
    severity: 'suggestion',
    summary: 'a statement has no \`Sid\`',
    why: 'nobody can name it',
    help: 'give it a \`Sid\`',
    appliesTo: everyType,
    category: 'document',
    recommended: false,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{ "Effect": "Deny", "Action": "s3:*", "Resource": "*" }' },
      good: { policy: '{ "Sid": "NoS3", "Effect": "Deny", "Action": "s3:*", "Resource": "*" }' },
    },
  },
  check: () => ({
    *statement(statement) {
      if (statement.sid) return;
      yield { at: statement, message: 'this statement has no \`Sid\`' };
    },
  }),
});
`;
}

function casesText(): string {
  const policy = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
  const file = {
    rule: id,
    cases: [
      {
        title: 'a statement without a Sid',
        clause: [],
        types: 'all',
        policy,
        expect: [{ at: 'Statement' }],
      },
      {
        title: 'one that has a Sid',
        clause: [],
        types: 'all',
        policy: { Sid: 'NoS3', ...policy },
        expect: [],
      },
    ],
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
