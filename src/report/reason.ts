import type {
  Allowed,
  Evaluation,
  ImplicitDeny,
  MatchedStatement,
  Unknown,
} from '../evaluate/evaluation.ts';
import type { PolicySlot } from '../policy/policy.ts';
import type { Request } from '../request/request.ts';
import { listed, policyTypeNames, printable, statementName } from './names.ts';

/** Why a verdict is what it is: one sentence that can follow "because". */
export function reasonFor(evaluation: Evaluation, request: Request): string {
  const action = `\`${printable(request.action)}\``;
  switch (evaluation.decision) {
    case 'allowed':
      return whyAllowed(evaluation, action);
    case 'explicitDeny':
      return `${statements(evaluation.deniedBy)} explicitly denies ${action}`;
    case 'implicitDeny':
      return whyNotAllowed(evaluation, action);
    case 'unknown':
      return whyUnknown(evaluation);
    default:
      return evaluation satisfies never;
  }
}

function whyAllowed({ because, allowedBy }: Allowed, action: string): string {
  switch (because) {
    case 'policies':
      return `${statements(allowedBy)} allows ${action} and no policy denies it`;
    case 'rootUser':
      return "an account's root user needs no policy in its own account and no policy denies it";
    case 'unconditionalAction':
      return `${action} is open to every authenticated caller, whatever policies say`;
    default:
      return because satisfies never;
  }
}

/** The first statement stands for all: the list of them is told beside the reason. */
function statements(applied: readonly MatchedStatement[]): string {
  const [first] = applied;
  if (!first) return 'a statement';
  const name = first.sid === undefined ? statementName(first) : `statement ${statementName(first)}`;
  const more = applied.length - 1;
  const others = more === 0 ? '' : ` (and ${more} more)`;
  const type = policyTypeNames[first.policyType];
  return `${name} of the ${type} \`${printable(first.policy)}\`${others}`;
}

function whyNotAllowed({ because, notAllowedBy }: ImplicitDeny, action: string): string {
  switch (because) {
    case 'noAllow':
      return `${nobodyAllows(notAllowedBy)} allows ${action}`;
    case 'resourcePolicyNotSupplied':
      return `only the resource-based policy could allow ${action} and it was not supplied`;
    case 'otherPartition':
      return 'the caller and the resource are in different partitions, and no policy reaches across';
    case 'notForFederated':
      return `${action} is called with an identity that a provider vouches for, which can only assume roles`;
    default:
      return because satisfies never;
  }
}

/** AWS's own error messages name one policy type, "because no identity-based policy allows …". */
function nobodyAllows(missing: readonly PolicySlot[]): string {
  const names = missing.map((slot) => policyTypeNames[slot]);
  return names.length === 0 ? 'no policy' : `no ${listed(names, 'or')}`;
}

function whyUnknown({ because, missingContextKeys, possible }: Unknown): string {
  switch (because) {
    case 'contextKeys': {
      const keys = missingContextKeys.map((key) => `\`${printable(key)}\``);
      return `the decision hangs on ${listed(keys)}, which the request does not tell`;
    }
    case 'principal':
      return 'the decision hangs on who exactly the caller is: a policy names one session of the role';
    case 'resourcePolicyNotSupplied':
      return `the decision hangs on the resource-based policy, which was not supplied (${listed(possible, 'or')})`;
    default:
      return because satisfies never;
  }
}
