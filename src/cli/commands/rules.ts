import { quoted } from '../../../grammar/json/members.ts';
import { isIn, type Preset } from '../../lint/levels.ts';
import { rules } from '../../lint/rules.ts';
import { ruleJson, rulesText, ruleText } from '../../report/lint/rule-text.ts';
import { nearest } from '../../text/suggest.ts';
import { type ExitCode, exitCodes, type Io } from '../io.ts';
import { type CommonArguments, paintFor } from '../settings.ts';
import { refuseUsage } from '../usage.ts';

export interface RulesArguments extends Pick<CommonArguments, 'color'> {
  readonly preset?: Preset | undefined;
  readonly format: 'text' | 'json';
}

/** Lists the rules. */
export async function listRules(given: RulesArguments, io: Io): Promise<ExitCode> {
  const { preset } = given;
  const listed = preset === undefined ? rules : rules.filter(({ meta }) => isIn(meta, preset));
  await io.out(
    given.format === 'json'
      ? `${JSON.stringify(listed.map(ruleJson), null, 2)}\n`
      : rulesText(listed, paintFor(given, io)),
  );
  return exitCodes.done;
}

export interface ExplainRuleArguments extends Pick<CommonArguments, 'color'> {
  /** A rule's id, or AWS's code. */
  readonly id: string;
  readonly format: 'text' | 'json';
}

/** Tells everything about one rule. */
export async function explainRule(given: ExplainRuleArguments, io: Io): Promise<ExitCode> {
  const id = given.id.toLowerCase().replaceAll('_', '-');
  const rule = rules.find(({ meta }) => meta.id === id);
  if (!rule) {
    const meant = nearest(
      id,
      rules.map(({ meta }) => meta.id),
    );
    const help = meant === undefined ? '`verdict rules` lists them' : `did you mean \`${meant}\`?`;
    return refuseUsage(
      'explain-rule',
      { problem: `there is no rule ${quoted(given.id)}`, help },
      io,
    );
  }
  await io.out(
    given.format === 'json'
      ? `${JSON.stringify(ruleJson(rule), null, 2)}\n`
      : ruleText(rule, paintFor(given, io)),
  );
  return exitCodes.done;
}
