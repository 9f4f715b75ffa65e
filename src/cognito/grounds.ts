import type { Explanation } from '../evaluate/explanation.ts';
import { serviceOf } from '../match/match-action.ts';
import { foldCase } from '../text/fold-case.ts';
import { clausesOf, type TrustAnswer } from './ask-trust.ts';
import { type Certainty, weakest } from './certainty.ts';
import type { RoleDescription } from './cognito-scenario.ts';
import { disputedServices, seenCut } from './guest-ceiling.ts';
import type { Login } from './login.ts';
import type { PoolToken } from './pool-token.ts';

/** One candidate's way from STS to the verdict, as far as it went. */
export interface Way {
  readonly login: Login;
  readonly token: PoolToken;
  readonly role: RoleDescription;
  readonly trustAnswer: TrustAnswer;
  readonly explanation?: Explanation;
}

/** Something that AWS does not document and an answer may rest on. */
interface Ground {
  /** Where the specification of Cognito tells of it. */
  readonly clause: string;
  readonly certainty: Certainty;
  readonly matters: (way: Way) => boolean;
}

const grounds: readonly Ground[] = [
  {
    clause: '3.3: a token with tags needs sts:TagSession',
    certainty: 'observed',
    matters: ({ trustAnswer: { explanations } }) =>
      explanations[1] !== undefined && explanations[1].evaluation.decision !== 'allowed',
  },
  {
    clause: '3.3: tags of the token are aws:RequestTag keys',
    certainty: 'observed',
    matters: ({ trustAnswer }) =>
      consulted(trustAnswer.explanations).some((key) => key.startsWith('aws:requesttag/')),
  },
  {
    clause: '3.3: a guest of the basic flow opens a role that asks for no amr',
    certainty: 'observed',
    matters: ({ login, token, trustAnswer }) =>
      login.flow === 'basic' &&
      login.logins.length === 0 &&
      !consulted(trustAnswer.explanations).some((key) => isPoolKey(token, key, ['amr'])),
  },
  {
    clause: "4.3: where a claim is absent, the role's own tag shows through",
    certainty: 'observed',
    matters: ({ token, role }) => token.tags.absent.some((tag) => role.tags.has(tag)),
  },
  {
    clause: '3.3: where no mapped claim is present, no tags are sent',
    certainty: 'inferred',
    matters: ({ token, role }) =>
      token.tags.absent.length > 0 &&
      token.tags.tags.size === 0 &&
      !token.tags.absent.some((tag) => role.tags.has(tag)),
  },
  {
    clause: '4.4: claims are no condition keys',
    certainty: 'observed',
    matters: ({ token, explanation }) =>
      missingKeys(explanation).some((key) => isPoolKey(token, key)),
  },
  {
    clause: '4.4: sessions of Cognito know no MFA',
    certainty: 'inferred',
    matters: ({ explanation }) =>
      missingKeys(explanation).some((key) => key.startsWith('aws:multifactorauth')),
  },
  {
    clause: '4.2: what the ceiling of guests cuts, as seen live',
    certainty: 'observed',
    matters: (way) => isCut(way) && seenCut(requestedAction(way)),
  },
  {
    clause: '4.2: services of an older list that is in neither policy now',
    certainty: 'unknown',
    matters: (way) => isCut(way) && disputedServices.has(serviceOf(requestedAction(way))),
  },
];

/** How certain an answer can be at most, given what it rests on. */
export function certaintyOfGrounds(way: Way): Certainty {
  const resting = grounds.filter(({ matters }) => matters(way));
  return weakest('documented', ...resting.map(({ certainty }) => certainty));
}

/** The condition keys, in lower case, that the trust policy's statements were compared by. */
function consulted(explanations: readonly Explanation[]): readonly string[] {
  return clausesOf(explanations).map(({ key }) => key.folded);
}

function missingKeys(explanation: Explanation | undefined): readonly string[] {
  return (explanation?.evaluation.missingContextKeys ?? []).map(foldCase);
}

function isPoolKey({ service }: PoolToken, folded: string, claims?: readonly string[]): boolean {
  return service.keyPrefixes.some((prefix) =>
    claims === undefined
      ? folded.startsWith(`${prefix}:`)
      : claims.some((claim) => folded === `${prefix}:${claim}`),
  );
}

function isCut({ explanation }: Way): boolean {
  const evaluation = explanation?.evaluation;
  return evaluation?.decision === 'implicitDeny' && evaluation.notAllowedBy.includes('session');
}

function requestedAction({ explanation }: Way): string {
  return foldCase(explanation?.request.action ?? '');
}
