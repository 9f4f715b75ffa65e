import type { JsonNode } from '../../../grammar/json/tree.ts';
import { claimTexts } from '../../cognito/claims.ts';
import type { TokenLogin } from '../../cognito/login.ts';
import type { ChoiceStep } from '../../cognito/role-choice.ts';
import type { CandidateEnd } from '../../cognito/what-if.ts';
import { type Note, note } from '../../evaluate/note.ts';
import type { CognitoAnswered } from './answered.ts';
import { isBounded } from './session-facts.ts';
import { subjectName, subjectsOf } from './subjects.ts';
import { named } from './words.ts';

/** What people trip over, told where an answer shows that they did. */
export function advice(answered: CognitoAnswered): readonly Note[] {
  return [
    ...signInNotes(answered),
    ...roleNotes(answered),
    ...refusalNotes(answered),
    ...folderNotes(answered),
    ...ceilingNotes(answered),
    ...serviceNotes(answered),
  ];
}

function signInNotes({ answer }: CognitoAnswered): readonly Note[] {
  return answer.loggedIn.signIns.flatMap(({ username, result }) =>
    result.outcome === 'token' && result.challenge !== undefined
      ? [
          note(
            'cognito/challenge',
            `${named(username)} gets a token only after answering ${result.challenge}`,
          ),
        ]
      : [],
  );
}

/** The most asked question: why the role of a user's group is not used. */
function roleNotes({ answer }: CognitoAnswered): readonly Note[] {
  const { login, choice } = answer.loggedIn;
  return (login?.logins ?? []).flatMap((one) => {
    const mapping = choice.trace.find((step) => isMappingOf(step, one));
    const roles = claimTexts(one.claims.get('cognito:roles'));
    if (mapping === undefined || mapping.type === 'Token' || roles.length === 0) return [];
    return [
      note(
        'cognito/group-roles-unused',
        `the token names roles of the user's groups (${roles.map(named).join(', ')}), and nothing uses them`,
        'a group\'s RoleArn counts only where the role mapping of the app client is of type Token: set RoleMappings["<provider>:<client id>"].Type to "Token"',
      ),
    ];
  });
}

function isMappingOf(
  step: ChoiceStep,
  { provider }: TokenLogin,
): step is Extract<ChoiceStep, { readonly step: 'mapping' }> {
  return step.step === 'mapping' && step.provider === provider;
}

/** The trap of the enhanced flow: what fails is the trust policy, and the error names the pool. */
function refusalNotes({ answer }: CognitoAnswered): readonly Note[] {
  const refused = answer.ends.filter(({ refusal }) => refusal !== undefined);
  const hidden = refused.some(
    ({ refusal }) => refusal?.code === 'InvalidIdentityPoolConfigurationException',
  );
  if (!hidden) return [];
  const { token } = answer;
  const statement =
    token &&
    trustStatementFor(
      token.service.provider,
      token.service.keyPrefixes[0] ?? '',
      token.poolId,
      token.methods[0] ?? '',
      token.tags.tags.size > 0,
    );
  const untrusting = refused.some(({ trustAnswer }) => trustAnswer !== undefined);
  return [
    note(
      'cognito/refused-by-sts',
      'AWS answers InvalidIdentityPoolConfigurationException, never AccessDenied: in the enhanced flow Cognito itself asks STS for the role, and this error stands for whatever STS refuses',
      untrusting && statement !== undefined
        ? `look at the role's trust policy, not at the pool; this statement would let the login in: \`${statement}\``
        : "look at the role and the session's tags, not at the pool",
    ),
  ];
}

function trustStatementFor(
  provider: string,
  prefix: string,
  poolId: string,
  method: string,
  tagged: boolean,
): string {
  return JSON.stringify({
    Effect: 'Allow',
    Principal: { Federated: provider },
    Action: tagged
      ? ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession']
      : 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: { [`${prefix}:aud`]: poolId },
      'ForAnyValue:StringLike': { [`${prefix}:amr`]: method },
    },
  });
}

/** An identity's id: a region, a colon and a UUID. */
const identityId = /[a-z]{2}(?:-[a-z]+)+-\d:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** The most common bug, and the one thing that must not be mended. */
function folderNotes(answered: CognitoAnswered): readonly Note[] {
  const { scenario, answer } = answered;
  const own = answer.token?.identityId;
  const { request } = scenario;
  if (!request || answer.decision === 'allowed' || own === undefined) return [];
  const texts = [request.resource, ...textsIn(request.context)];
  const holding = (part: string) => texts.find((text) => text.includes(part));
  const mistaken = subjectsOf(answered).flatMap((subject) => {
    const where = subject.sub === own ? undefined : holding(subject.sub);
    if (where === undefined) return [];
    return [
      note(
        'cognito/wrong-id',
        `${named(where)} is named after the ${subjectName(subject)} \`${subject.sub}\`, but \`\${cognito-identity.amazonaws.com:sub}\` is the identity id \`${own}\`: two numbers for one person, which never agree`,
        'store objects under the identity id (GetId returns it), or map the claim `sub` to a principal tag and write `${aws:PrincipalTag/…}` in the policy',
      ),
    ];
  });
  if (mistaken.length > 0) return mistaken;
  const other = texts.flatMap((text) => text.match(identityId) ?? []).find((id) => id !== own);
  return other === undefined || other === scenario.identityPool.id
    ? []
    : [
        note(
          'cognito/other-identity',
          `${named(other)} is somebody else's identity id; the caller's is \`${own}\``,
          'policies that keep each identity in a folder of its own are meant to refuse this',
        ),
      ];
}

/** Whether the request is for what is named after another id than the caller's. */
export function namesAnotherId(answered: CognitoAnswered): boolean {
  return folderNotes(answered).length > 0;
}

/** Every text in a value. */
function textsIn(node: JsonNode | undefined): readonly string[] {
  switch (node?.kind) {
    case 'string':
      return [node.value];
    case 'array':
      return node.items.flatMap(textsIn);
    case 'object':
      return node.members.flatMap(({ value }) => textsIn(value));
    default:
      return [];
  }
}

/** That the list of what guests may do is AWS's, undated, and open in the other flow. */
function ceilingNotes(answered: CognitoAnswered): readonly Note[] {
  const { scenario, answer, ceiling } = answered;
  const cut = answer.ends.find((end) => isCut(end));
  if (!isBounded(answered) || !cut) return [];
  const { allowClassicFlow } = scenario.identityPool;
  const action = named(scenario.request?.action ?? '');
  return [
    note(
      'cognito/guest-ceiling',
      `guests get at most what is on AWS's list for them, whatever their role allows, and ${action} is not on it (as of ${ceiling.asOf}; AWS may change this list)`,
      'let the user sign in: sessions of authenticated identities have no such ceiling',
    ),
    ...(allowClassicFlow === false
      ? []
      : [
          note(
            'cognito/guest-ceiling-bypass',
            'the basic (classic) flow has no such ceiling, and this pool has not switched it off: a guest can take that way to the same role',
            'set AllowClassicFlow to false',
          ),
        ]),
  ];
}

function isCut({ explanation }: CandidateEnd): boolean {
  const evaluation = explanation?.evaluation;
  return evaluation?.decision === 'implicitDeny' && evaluation.notAllowedBy.includes('session');
}

function serviceNotes({ scenario, answer }: CognitoAnswered): readonly Note[] {
  const { request } = scenario;
  const iot = request?.action.toLowerCase().startsWith('iot:') ?? false;
  const authenticated = answer.token?.methods[0] === 'authenticated';
  if (!iot || !authenticated || answer.decision !== 'allowed') return [];
  return [
    note(
      'cognito/iot-policy',
      'AWS IoT also asks for an IoT policy that is attached to the identity, which is not looked at here',
    ),
  ];
}
