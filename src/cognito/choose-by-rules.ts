import { type Certainty, weakest } from './certainty.ts';
import { chooseAmbiguous } from './choose-ambiguous.ts';
import { type Choice, type Choosing, chosen, either, refused } from './choosing.ts';
import { customRoleRefused } from './errors.ts';
import type { MappingRule, RulesMapping } from './identity-pool.ts';
import type { TokenLogin } from './login.ts';
import { matchRule } from './match-rule.ts';
import type { OpenQuestion, RuleTried } from './role-choice.ts';
import { ruleSubjectOf } from './rule-subject.ts';

/**
 * The role of the first rule that matches (section 2.5); where the caller asks for a role, any
 * matching rule may name it.
 */
export function chooseByRules(
  choosing: Choosing,
  mapping: RulesMapping,
  login: TokenLogin,
  customRoleArn: string | undefined,
): Choice {
  const tried = tryRules(choosing, mapping.rules, login, customRoleArn !== undefined);
  if (customRoleArn !== undefined) return chooseCustomRole(choosing, tried, customRoleArn);
  const possible = tried.filter(({ matches }) => matches === 'unknown');
  const match = tried.find(({ matches }) => matches === 'yes');
  const certainty = certaintyOf(tried);
  const settled = match
    ? chosen(match.rule.roleArn, 'rule', certainty)
    : chooseAmbiguous(choosing, mapping, login, certaintyWithout(mapping, tried, certainty));
  return either(questionsOf(possible), ...possible.map(byRule), settled);
}

/** Notes every rule; those after a match are tried only when any matching rule will do. */
function tryRules(
  { options, pool, note }: Choosing,
  rules: readonly MappingRule[],
  login: TokenLogin,
  all: boolean,
): readonly RuleTried[] {
  const subject = ruleSubjectOf(pool, login);
  let matched = false;
  return rules.map((rule, index) => {
    const tried: RuleTried =
      matched && !all
        ? { index, rule, matches: 'notTried', reason: 'after-match', certainty: 'documented' }
        : { index, rule, ...matchRule(rule, subject, options.listReading) };
    matched ||= tried.matches === 'yes';
    note({ step: 'rule', provider: login.provider, ...tried });
    return tried;
  });
}

function chooseCustomRole(
  { note }: Choosing,
  tried: readonly RuleTried[],
  customRoleArn: string,
): Choice {
  const offering = tried.filter(({ rule }) => rule.roleArn === customRoleArn);
  const match = offering.find(({ matches }) => matches === 'yes');
  const possible = offering.filter(({ matches }) => matches === 'unknown');
  note({
    step: 'custom-role',
    customRoleArn,
    among: [...new Set(tried.filter(({ matches }) => matches === 'yes').map(roleOf))],
    found: match ? 'yes' : possible.length > 0 ? 'unknown' : 'no',
  });
  if (match) return chosen(customRoleArn, 'custom-role', match.certainty);
  const refusal = refused(customRoleRefused('inferred'));
  if (possible.length === 0) return refusal;
  return either(questionsOf(possible), chosen(customRoleArn, 'custom-role', 'unknown'), refusal);
}

function byRule({ rule }: RuleTried): Choice {
  return chosen(rule.roleArn, 'rule', 'unknown');
}

function roleOf({ rule }: RuleTried): string {
  return rule.roleArn;
}

/** What is unknown about a rule is a candidate of its own, not a doubt about the others. */
function certaintyOf(tried: readonly RuleTried[]): Certainty {
  return weakest(
    ...tried.filter(({ matches }) => matches !== 'unknown').map(({ certainty }) => certainty),
  );
}

/** That a login is refused whose claims were there and fitted no rule has only been seen. */
function certaintyWithout(
  { ambiguousRoleResolution }: RulesMapping,
  tried: readonly RuleTried[],
  certainty: Certainty,
): Certainty {
  const compared = tried.some(({ reason }) => reason === 'compared');
  return ambiguousRoleResolution === 'Deny' && compared
    ? weakest('observed', certainty)
    : certainty;
}

function questionsOf(possible: readonly RuleTried[]): readonly OpenQuestion[] {
  return possible.map(({ reason }) => {
    if (reason === 'object') return 'rule-on-object';
    return reason === 'provider-not-documented' ? 'rule-on-twitter' : 'rule-on-list';
  });
}
