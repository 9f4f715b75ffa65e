import { foldCase } from '../text/fold-case.ts';
import type { PolicyType, Statement } from './policy.ts';
import type { Path, StatementReading } from './policy-faults.ts';

/** What a type of policy asks of its statements beyond their elements (table 1.3, last column). */
type TypeRules = (reading: StatementReading, statement: Statement, path: Path) => void;

const rulesByType: Partial<Record<PolicyType, TypeRules>> = {
  trust: trustRules,
  resourceControl: resourceControlRules,
};

export function checkTypeRules(reading: StatementReading, statement: Statement, path: Path): void {
  rulesByType[reading.type]?.(reading, statement, path);
}

/** A trust policy decides about STS actions only. */
function trustRules(reading: StatementReading, { action }: Statement, path: Path): void {
  const element = action.negated ? 'NotAction' : 'Action';
  for (const [index, pattern] of action.patterns.entries()) {
    if (pattern.text === '*' || foldCase(pattern.text.slice(0, 4)) === 'sts:') continue;
    reading.report({
      code: 'policy/trust-action',
      at: pattern,
      path: action.list ? [...path, element, index] : [...path, element],
      message: 'a role trust policy is asked about actions of `sts` only',
      help: 'what the role may do belongs in its identity-based policies',
    });
  }
}

/** Only the policy that AWS attaches itself, RCPFullAWSAccess, may allow. */
function resourceControlRules(reading: StatementReading, statement: Statement, path: Path): void {
  if (isFullAccess(statement)) return;
  const { effect, principal, action } = statement;
  if (effect === 'Allow') {
    reading.report({
      code: 'policy/resource-control-allow',
      at: statement,
      path: [...path, 'Effect'],
      message: 'a resource control policy of your own can only deny',
      why: 'it grants nothing: AWS attaches RCPFullAWSAccess, which already allows everything',
    });
  }
  if (principal && principal.principals !== '*') {
    reading.report({
      code: 'policy/resource-control-principal',
      at: principal,
      path: [...path, 'Principal'],
      message: 'the principal of a resource control policy must be `"*"`',
      help: 'tell principals apart with a condition, such as on `aws:PrincipalArn`',
    });
  }
  const bare = action.patterns.find(({ text }) => text === '*');
  if (!action.negated && !bare) return;
  reading.report({
    code: 'policy/resource-control-action',
    at: bare ?? action,
    path: [...path, action.negated ? 'NotAction' : 'Action'],
    message: action.negated
      ? 'a resource control policy cannot have `NotAction`'
      : 'a resource control policy cannot have the action `*`',
    help: 'list the services, such as `s3:*`',
  });
}

function isFullAccess({ effect, principal, action, resource, condition }: Statement): boolean {
  return (
    effect === 'Allow' &&
    principal?.principals === '*' &&
    condition === undefined &&
    [action, resource].every(
      (element) => element?.negated === false && element.patterns.every(({ text }) => text === '*'),
    )
  );
}
