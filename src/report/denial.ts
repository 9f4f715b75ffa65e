import type { Blame, Denial, DenyingPolicyType } from '../../grammar/denial/denial.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { AnswerJson } from './answer.ts';
import { listed, policyTypeNames, printable } from './names.ts';
import type { Paint } from './paint.ts';

/** Whom an access-denied message blames, in the words of a sentence. */
export function blameText(blame: Blame | undefined): string {
  if (!blame) return 'nobody: the message gives no reason';
  const { effect, policyType } = blame;
  const type = policyType === undefined ? 'policy' : policyTypeNames[policyType];
  const article = /^[aeiou]/i.test(type) ? 'an' : 'a';
  return effect === 'explicitDeny'
    ? `a Deny statement of ${article} ${type} (explicit deny)`
    : `no ${type} allows it (implicit deny)`;
}

/** What a message means and what to look at, when there are no policies to decide by. */
export function denialText(denial: Denial, paint: Paint): string {
  const { principal, action, resource, blame, policyArn } = denial;
  const lines = [
    `principal   ${printable(principal)}`,
    `action      ${printable(action)}`,
    `resource    ${resource === undefined ? 'not in the message' : printable(resource)}`,
    `AWS blames  ${blameText(blame)}`,
    ...(policyArn === undefined ? [] : [`policy      ${printable(policyArn)}`]),
    '',
    `${paint.strong('It means')}  ${meaningOf(blame)}`,
    `${paint.strong('Look at')}   ${placesToLook(blame)}`,
    '',
    'With the policies at hand, the whole derivation is told: add --policy kind:file.',
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as JSON. */
export function denialJson(denial: Denial): AnswerJson {
  return {
    denial,
    meaning: meaningOf(denial.blame),
    lookAt: placesToLook(denial.blame),
  };
}

/** Whether a verdict and AWS's message say the same; undefined when the message gives no reason. */
export function agreesWith({ blame }: Denial, evaluation: Evaluation): boolean | undefined {
  if (!blame) return evaluation.decision === 'allowed' ? false : undefined;
  if (blame.effect !== evaluation.decision) return false;
  const { policyType } = blame;
  return policyType === undefined || blamed(evaluation).includes(policyType);
}

function blamed(evaluation: Evaluation): readonly DenyingPolicyType[] {
  switch (evaluation.decision) {
    case 'explicitDeny':
      return evaluation.deniedBy.map(({ policyType }) => policyType);
    case 'implicitDeny':
      return evaluation.notAllowedBy;
    case 'allowed':
    case 'unknown':
      return [];
    default:
      return evaluation satisfies never;
  }
}

/** AWS's reason beside ours. */
export function agreementText(denial: Denial, evaluation: Evaluation, paint: Paint): string {
  const blames = `AWS blames  ${blameText(denial.blame)}`;
  const agrees = agreesWith(denial, evaluation);
  if (agrees === undefined) return `${blames}\n`;
  if (agrees) return `${blames}; ${paint.good('our result agrees')}\n`;
  return `${blames}; ${paint.bad('our result differs')}: ${ourBlame(evaluation)}\n`;
}

function ourBlame(evaluation: Evaluation): string {
  switch (evaluation.decision) {
    case 'allowed':
      return 'with the policies and context given here the request is allowed; something is missing, or has changed since';
    case 'unknown':
      return 'with what is given here it cannot be told';
    case 'explicitDeny':
      return `it is an explicit deny by ${typesText(blamed(evaluation))}`;
    case 'implicitDeny':
      return `it is an implicit deny, as nothing allows it in ${typesText(blamed(evaluation))}`;
    default:
      return evaluation satisfies never;
  }
}

function typesText(types: readonly DenyingPolicyType[]): string {
  return listed([...new Set(types)].map((type) => `the ${policyTypeNames[type]}`));
}

function meaningOf(blame: Blame | undefined): string {
  if (!blame) {
    return 'the service refused the request and does not say by which policy; resource-based policies, ACLs and its own rules are all possible';
  }
  if (blame.effect === 'explicitDeny') {
    return 'a statement with "Effect": "Deny" covers the request, and no Allow anywhere can outweigh it; of several such policies AWS names one';
  }
  return blame.policyType === undefined ? NO_ALLOW : implicitMeanings[blame.policyType];
}

const NO_ALLOW = 'no statement allows the request, and what is not allowed is denied';

const implicitMeanings = {
  identity:
    'no policy attached to the caller (a user and its groups, or the role) allows the action on this resource under these conditions',
  resource:
    "the resource's own policy must allow the caller and does not: it is in another account, or the service asks for it, as KMS keys and role trust policies do",
  permissionsBoundary:
    "the caller's permissions boundary sets the most it may do, and the action is not within it, whatever other policies allow",
  session:
    'a session policy was passed when the session was made, and the action is not within it, whatever the role allows',
  serviceControl:
    "on some level of the organization above the caller's account, no service control policy allows the action: every level must",
  resourceControl:
    "a resource control policy of the resource owner's organization does not let the request through",
  vpcEndpoint:
    'the request came through a VPC endpoint whose policy does not allow it; the default endpoint policy would',
} as const satisfies Record<DenyingPolicyType, string>;

function placesToLook(blame: Blame | undefined): string {
  const policyType = blame?.policyType;
  if (!blame || policyType === undefined) {
    return 'every policy that applies: identity, resource, permissions boundary, session, SCPs and RCPs, VPC endpoint';
  }
  if (blame.effect === 'explicitDeny') {
    return `the Deny statements of ${placeOf[policyType]}; their conditions often ask for a region, an organization, MFA or an endpoint`;
  }
  return `${placeOf[policyType]}: is the action spelled right, does Resource cover the ARN, do the conditions hold?`;
}

const placeOf = {
  identity: "the caller's attached and inline policies, and those of its groups",
  resource: "the resource's policy, or the role's trust policy",
  permissionsBoundary: "the policy that is set as the caller's permissions boundary",
  session: 'the Policy and PolicyArns parameters of the call that made the session',
  serviceControl: 'the SCPs of the account, of every organizational unit above it, and of the root',
  resourceControl: 'the RCPs of the account that owns the resource, and of every level above it',
  vpcEndpoint: 'the policy of the VPC endpoint that the request came through',
} as const satisfies Record<DenyingPolicyType, string>;
