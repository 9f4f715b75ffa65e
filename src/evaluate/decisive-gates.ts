import { FALSE, TRUE, type Truth, UNKNOWN } from '../truth/truth.ts';
import { type Gates, type Grants, isAllowed } from './decide.ts';
import type { Situation } from './situation.ts';

export type GateName = keyof Omit<Gates, 'grants'> | keyof Grants;

const plainGates = [
  'denied',
  'serviceControl',
  'vpcEndpoint',
  'identity',
  'permissionsBoundary',
  'session',
] as const satisfies readonly GateName[];

const grantGates = [
  'leaf',
  'wildcard',
  'service',
  'federated',
  'issuer',
  'account',
] as const satisfies readonly GateName[];

/**
 * The unknown gates that the verdict hangs on: with the others answered in some way, the answer of
 * this one tells which verdict it is. There are twelve gates at most, so all answers are tried.
 */
export function decisiveGates(situation: Situation, gates: Gates): ReadonlySet<GateName> {
  const open = [
    ...plainGates.filter((name) => gates[name] === UNKNOWN),
    ...grantGates.filter((name) => gates.grants[name] === UNKNOWN),
  ];
  return new Set(open.filter((name) => isDecisive(name, open, situation, gates)));
}

function isDecisive(
  name: GateName,
  open: readonly GateName[],
  situation: Situation,
  gates: Gates,
): boolean {
  const others = open.filter((other) => other !== name);
  for (let answers = 0; answers < 2 ** others.length; answers += 1) {
    const answered = others.reduce<Gates>(
      (all, other, bit) => withGate(all, other, ((answers >> bit) & 1) === 1 ? TRUE : FALSE),
      gates,
    );
    const [shut, through] = [FALSE, TRUE].map((truth) =>
      verdictOf(situation, withGate(answered, name, truth as Truth)),
    );
    if (shut !== through) return true;
  }
  return false;
}

function withGate(gates: Gates, name: GateName, truth: Truth): Gates {
  return isGrant(name)
    ? { ...gates, grants: { ...gates.grants, [name]: truth } }
    : { ...gates, [name]: truth };
}

function isGrant(name: GateName): name is keyof Grants {
  return (grantGates as readonly GateName[]).includes(name);
}

function verdictOf(situation: Situation, gates: Gates): Truth | 'denied' {
  return gates.denied === TRUE ? 'denied' : isAllowed(situation, gates);
}
