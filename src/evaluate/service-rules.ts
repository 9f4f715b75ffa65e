import type { Situation } from './situation.ts';

/** A rule that a service enforces beside policies (clauses 5.6 and 12.14). */
interface ServiceRule {
  readonly text: string;
  readonly action: RegExp;
  readonly resource: RegExp;
}

const rules: readonly ServiceRule[] = [
  {
    text: 'IAM lets nobody change a policy that AWS manages',
    action: /^iam:(?:create|delete|set|tag|untag)[a-z]*policy[a-z]*$/,
    resource: /^arn:[^:]*:iam::aws:policy\//,
  },
  {
    text: 'IAM lets only the AWS service that owns a reserved or service-linked role change it',
    action: /^iam:(?:add|attach|create|delete|detach|put|remove|tag|untag|update)[a-z]*$/,
    resource: /^arn:[^:]*:iam::[^:]*:role\/aws-(?:reserved|service-role)\//,
  },
  {
    text: 'KMS lets nobody create, change or delete an alias that begins with `alias/aws/`',
    action: /^kms:(?:create|update|delete)alias$/,
    resource: /^arn:[^:]*:kms:[^:]*:[^:]*:alias\/aws\//,
  },
];

/** The rule that the service itself would refuse this request by; never part of the verdict. */
export function brokenServiceRule({ action, request }: Situation): string | undefined {
  return rules.find((rule) => rule.action.test(action) && rule.resource.test(request.resource))
    ?.text;
}
