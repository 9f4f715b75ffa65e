import { levelWords } from '../src/lint/config/read-rule-wishes.ts';
import { presets } from '../src/lint/levels.ts';
import type { RuleMeta, RuleOption } from '../src/lint/rule.ts';
import { rules } from '../src/lint/rules.ts';
import { allTypeWords } from '../src/lint/type-words.ts';

/** `grammar/schema/config.schema.json`: what a configuration may say, every rule and option by name. */
export function configSchema(): string {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'config.schema.json',
    title: 'Configuration of iam-verdict',
    description: 'What verdict.config.json, .jsonc, .yaml or "verdict" in package.json holds.',
    type: 'object',
    additionalProperties: false,
    properties: {
      $schema: { type: 'string' },
      extends: {
        description: 'The presets whose rules are on; recommended when absent.',
        ...oneOrMany({ enum: presets }),
      },
      rules: { $ref: '#/$defs/rules' },
      files: {
        description: 'What holds for some files; later entries win.',
        type: 'array',
        items: { $ref: '#/$defs/file' },
      },
      accounts: {
        description: 'Accounts that are your own, as a list or by name.',
        anyOf: [
          { type: 'array', items: { $ref: '#/$defs/account' } },
          { type: 'object', additionalProperties: { $ref: '#/$defs/account' } },
        ],
      },
      organization: {
        description: 'Your own organization.',
        type: 'string',
        pattern: '^o-[a-z0-9]{10,32}$',
      },
      suppress: {
        description: 'Findings that you have decided to live with.',
        type: 'array',
        items: { $ref: '#/$defs/suppression' },
      },
      ignore: {
        description: 'Patterns of files that are passed over in folders.',
        ...oneOrMany({ $ref: '#/$defs/text' }),
      },
      data: {
        type: 'object',
        additionalProperties: false,
        properties: {
          maxAgeDays: {
            description: 'The age from which on facts about AWS are called old.',
            type: 'integer',
            minimum: 0,
            maximum: 99999,
          },
        },
      },
    },
    $defs: {
      text: { type: 'string', minLength: 1 },
      account: { type: 'string', pattern: '^\\d{12}$' },
      level: { enum: levelWords },
      loud: { enum: levelWords.filter((word) => word !== 'off') },
      file: {
        type: 'object',
        additionalProperties: false,
        required: ['match'],
        properties: {
          match: {
            description: "Patterns, relative to the configuration's folder.",
            ...oneOrMany({ $ref: '#/$defs/text' }),
          },
          type: { description: 'What the policies are.', enum: allTypeWords },
          resourceType: {
            description: 'What resource policies are attached to: AWS::S3::Bucket.',
            $ref: '#/$defs/text',
          },
          rules: { $ref: '#/$defs/rules' },
        },
      },
      suppression: {
        type: 'object',
        additionalProperties: false,
        required: ['rule', 'reason'],
        properties: {
          rule: { enum: rules.map(({ meta }) => meta.id) },
          file: { description: 'A pattern; every file when absent.', $ref: '#/$defs/text' },
          path: {
            description: 'Statement[0].Resource, and what is below it.',
            $ref: '#/$defs/text',
          },
          sid: { description: "The statement's Sid.", $ref: '#/$defs/text' },
          reason: { description: 'Why it is right as it is.', $ref: '#/$defs/text' },
          expires: {
            description: 'The first day on which it no longer holds.',
            type: 'string',
            pattern: '^\\d{4}-\\d\\d-\\d\\d$',
          },
        },
      },
      rules: {
        description: 'How loud each rule is.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(rules.map(({ meta }) => [meta.id, ruleSchema(meta)])),
      },
    },
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

function oneOrMany(item: object) {
  return { anyOf: [item, { type: 'array', items: item }] };
}

function ruleSchema({ summary, always, options = [] }: RuleMeta) {
  const level = { $ref: always ? '#/$defs/loud' : '#/$defs/level' };
  if (options.length === 0) return { description: summary, ...level };
  const values = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(options.map((option) => [option.name, optionSchema(option)])),
  };
  return {
    description: summary,
    anyOf: [level, { type: 'array', prefixItems: [level, values], minItems: 2, maxItems: 2 }],
  };
}

function optionSchema({ summary, kind, default: value }: RuleOption) {
  return { description: summary, default: value, ...types[kind] };
}

const types = {
  number: { type: 'number' },
  boolean: { type: 'boolean' },
  strings: { type: 'array', items: { type: 'string' } },
  rules: { type: 'array' },
} as const satisfies Record<RuleOption['kind'], object>;
