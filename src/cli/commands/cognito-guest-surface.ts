import type { JsonNode } from '../../../grammar/json/tree.ts';
import { type GuestSurface, guestSurface } from '../../cognito/guest-surface.ts';
import { reachableBehind, surfaceOutcome } from '../../cognito/surface-outcome.ts';
import { surfaceJson } from '../../report/cognito/surface-json.ts';
import { surfaceHeadline, surfaceText } from '../../report/cognito/surface-text.ts';
import { answerWholePools, type WholePoolArguments } from '../cognito/whole-pool.ts';
import type { ExitCode, Io } from '../io.ts';
import { evaluationOptions, paintFor } from '../settings.ts';
import { refuseUsage } from '../usage.ts';

export interface GuestSurfaceArguments extends WholePoolArguments {
  readonly identityId?: string | undefined;
  readonly failOn: 'any' | 'write' | 'never';
}

/** What anybody on the internet can do through an identity pool. */
export async function cognitoGuestSurface(given: GuestSurfaceArguments, io: Io): Promise<ExitCode> {
  const command = 'cognito guest-surface';
  if (given.scenario.length === 0 && given.pool.length === 0) {
    return refuseUsage(command, NOTHING, io);
  }
  const evaluation = evaluationOptions(given, io);
  if ('problem' in evaluation) return refuseUsage(command, evaluation, io);
  const { identityId, failOn } = given;
  const options = { evaluation, ...(identityId !== undefined && { identityId }) };
  const paint = paintFor(given, io);
  return answerWholePools(
    {
      name: 'guest-surface',
      complete: asGuest,
      answer: (scenario, { pool, ...beside }) => {
        const { answer, hangsOn } = pool?.guestSurface(options) ?? {
          answer: guestSurface(scenario, options),
          hangsOn: [],
        };
        const answered = { ...beside, scenario, answer, hangsOn };
        return {
          json: () => surfaceJson(answered),
          text: () => surfaceText(answered, paint),
          line: () => surfaceHeadline(answered, paint),
          found: isFound(answer, failOn),
        };
      },
    },
    given,
    io,
  );
}

const NOTHING = {
  problem: 'there is no pool to ask about',
  help: 'name a file with a Cognito scenario, or --pool with the files of a project',
};

/** Whoever a scenario lets sign in, guests are asked for. */
function asGuest(document: JsonNode): JsonNode {
  if (document.kind !== 'object') return document;
  const members = document.members.filter(({ key }) => key !== 'login' && key !== 'request');
  const login: JsonNode = {
    kind: 'object',
    members: [{ key: 'logins', value: { kind: 'array', items: [] } }],
  };
  return { ...document, members: [...members, { key: 'login', value: login }] };
}

/** What may be open counts as open. */
function isFound(surface: GuestSurface, failOn: GuestSurfaceArguments['failOn']): boolean {
  switch (failOn) {
    case 'any':
      return surfaceOutcome(surface) !== 'closed';
    case 'write':
      return surface.doors.some(
        (door) =>
          (door.state === 'indeterminate' && !door.surface) ||
          reachableBehind(door).some(({ accessLevel }) => !/^(Read|List)$/.test(accessLevel)),
      );
    case 'never':
      return false;
    default:
      return failOn satisfies never;
  }
}
