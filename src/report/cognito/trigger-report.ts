import { type Certainty, weakest } from '../../cognito/certainty.ts';
import type { RoleChange } from '../../cognito/triggers/role-change.ts';
import type { TokenChange, TriggerEffect } from '../../cognito/triggers/trigger-effect.ts';
import type { TriggerEvent } from '../../cognito/triggers/trigger-event.ts';
import { triggerFacts } from '../../cognito/triggers/trigger-facts.ts';
import type { Finding } from '../../scenario/scenario.ts';
import type { AnswerJson } from '../answer.ts';
import { printable } from '../names.ts';
import type { Paint } from '../paint.ts';
import { problemJson } from './answer-json.ts';
import { choiceText } from './choice-text.ts';
import { claimLines, ignoredText } from './claim-rows.ts';
import { choiceJson } from './role-json.ts';
import { sectionLines } from './sections.ts';
import { effectWord, stateLines } from './trigger-words.ts';
import { certaintyTexts, named } from './words.ts';

/** An event of a trigger, and what its answer does. */
export interface ToldTrigger {
  /** Where the event came from: `event.json`, or `events.ndjson` and a line. */
  readonly file: string;
  readonly line?: number;
  /** With the response that counts. */
  readonly event: TriggerEvent;
  readonly effect: TriggerEffect;
  /** The role before and after, where an identity pool is given. */
  readonly role?: RoleChange;
  /** The file of the function that was run. */
  readonly ran?: string;
  /** What is odd about the event, its response or the run. */
  readonly findings: readonly Finding[];
}

/** How certain it is that AWS does the same. */
function certaintyOf(effect: TriggerEffect, role: RoleChange | undefined): Certainty {
  const choices = role ? [role.before.certainty, role.after.certainty] : [];
  if (effect.kind === 'refused') return effect.certainty;
  // What the client then gets is not published.
  if (effect.kind === 'migrated') return effect.user ? 'documented' : 'inferred';
  if (effect.kind !== 'claims') return 'documented';
  const tokens = [effect.idToken, effect.accessToken].flatMap((token) => token?.certainty ?? []);
  return weakest(...tokens, ...choices);
}

/** The JSON object that answers an event (`grammar/schema/cognito-trigger-answer.schema.json`). */
export function triggerJson(told: ToldTrigger): AnswerJson {
  const { file, line, event, effect, role, ran, findings } = told;
  const { trigger, triggerSource, version } = event;
  return {
    file,
    ...(line !== undefined && { line }),
    trigger,
    triggerSource,
    version,
    ...(ran !== undefined && { ran }),
    effect: effectJson(effect),
    ...(role && { role: { before: choiceJson(role.before), after: choiceJson(role.after) } }),
    certainty: certaintyOf(effect, role),
    ...(findings.length > 0 && {
      findings: findings.map((finding) => ({
        severity: finding.severity,
        ...problemJson(finding, line),
      })),
    }),
  };
}

function effectJson(effect: TriggerEffect): AnswerJson {
  switch (effect.kind) {
    case 'claims':
      return {
        kind: effect.kind,
        ...(effect.idToken && { idToken: tokenJson(effect.idToken) }),
        ...(effect.accessToken && { accessToken: tokenJson(effect.accessToken) }),
      };
    case 'migrated': {
      const { user } = effect;
      if (!user) return { kind: effect.kind };
      const { username, userStatus, attributes } = user;
      const made = { username, userStatus, attributes: Object.fromEntries(attributes) };
      return { kind: effect.kind, user: made };
    }
    case 'federated':
      return {
        kind: effect.kind,
        ...(effect.attributes && { attributes: Object.fromEntries(effect.attributes) }),
      };
    case 'question':
      return { kind: effect.kind, parameters: Object.fromEntries(effect.parameters) };
    case 'refused': {
      const { kind, code, message } = effect;
      return { kind, code, ...(message !== undefined && { message }) };
    }
    default:
      return { ...effect };
  }
}

function tokenJson({ before, after, ignored }: TokenChange): AnswerJson {
  return { before: Object.fromEntries(before), after: Object.fromEntries(after), ignored };
}

/** An event for people: what it is, where the sign-in stands, claims and role before and after. */
export function triggerText(told: ToldTrigger, paint: Paint): string {
  const { event, effect, role, ran } = told;
  const certainty = certaintyOf(effect, role);
  const sections = [
    { label: 'Trigger', lines: eventLines(event, ran) },
    { label: 'Outcome', lines: stateLines(event, effect) },
    ...(effect.kind === 'claims'
      ? [
          { label: 'ID token', lines: tokenLines(effect.idToken) },
          { label: 'Access', lines: tokenLines(effect.accessToken) },
        ]
      : []),
    { label: 'Role', lines: roleLines(role) },
    { label: 'Certainty', lines: [`${certainty}: ${certaintyTexts[certainty]}`] },
  ];
  return `${[triggerHeadline(told, paint), '', ...sectionLines(sections, paint)].join('\n')}\n`;
}

/** The answer in a line: `CLAIMS CHANGE  Pre token generation, version 2  [event.json]`. */
export function triggerHeadline({ file, line, event, effect }: ToldTrigger, paint: Paint): string {
  const good = effect.kind !== 'refused' && !(effect.kind === 'migrated' && !effect.user);
  const word = paint.strong((good ? paint.good : paint.bad)(effectWord(effect)));
  const { title } = triggerFacts[event.trigger];
  const version = event.trigger === 'PreTokenGeneration' ? `, version ${event.version}` : '';
  const place = line === undefined ? file : `${file}, line ${line}`;
  return `${word}  ${title}${version}  ${paint.faint(`[${printable(place)}]`)}`;
}

function eventLines(event: TriggerEvent, ran: string | undefined): readonly string[] {
  const { trigger, triggerSource, userPoolId, userName, callerContext } = event;
  const who = typeof userName === 'string' ? named(userName) : 'no user';
  return [
    `${triggerSource}, ${who} of the user pool ${named(userPoolId)}, through the app client ${named(callerContext.clientId)}`,
    triggerFacts[trigger].effect,
    ...(ran === undefined ? [] : [`answered by ${named(ran)}, which was run`]),
    ...(ran === undefined && triggerFacts[trigger].authority === 'refuse'
      ? ['whether the function throws no event tells']
      : []),
  ];
}

function tokenLines(token: TokenChange | undefined): readonly string[] {
  if (!token) return [];
  const changes = claimLines(token.before, token.after);
  const ignored = token.ignored.map(ignoredText);
  return [...(changes.length === 0 ? ['no claim changes'] : changes), ...ignored];
}

function roleLines(role: RoleChange | undefined): readonly string[] {
  if (!role) return [];
  return [`before: ${choiceText(role.before)}`, `after:  ${choiceText(role.after)}`];
}
