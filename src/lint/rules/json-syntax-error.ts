import { everyType } from '../applies-to.ts';
import { defineRule } from '../rule.ts';

export const jsonSyntaxError = defineRule({
  meta: {
    id: 'json-syntax-error',
    aws: { code: 'JSON_SYNTAX_ERROR', findingType: 'ERROR' },
    severity: 'error',
    summary: 'the text is not JSON',
    why: 'a policy whose text is not JSON is refused, and nothing in it can be checked before it is',
    help: 'correct the text where the fault is',
    appliesTo: everyType,
    category: 'document',
    recommended: true,
    always: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Version":"2012-10-17","Statement":[]' },
      good: {
        policy:
          '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}',
      },
    },
  },
  check: () => ({
    *syntax({ message, help, span }) {
      yield {
        at: { path: [], ...(span && { span }) },
        message,
        ...(help !== undefined && { help }),
      };
    },
  }),
});
