import type { JsonNode, JsonString } from '../../../grammar/json/tree.ts';
import { member, membersOf, objectOf } from '../node.ts';
import type { Finding, Members } from './piece.ts';

/** Functions that decide about logins: that there are any, and that nobody knows what they answer. */
export function triggersIn({ gaps }: Finding, id: JsonString, pool: JsonNode): Members {
  const lambdas = member(pool, 'LambdaConfig');
  const config = member(lambdas, 'PreTokenGenerationConfig');
  const unknown = (trigger: string) => {
    const name = `${trigger} of ${id.value}`;
    const gap = gaps.gap(name, 'no file tells what the function answers');
    return gaps.text(gap.text, [gap], member(lambdas, trigger)?.span ?? config?.span);
  };
  const asked = (trigger: string): JsonNode | undefined =>
    member(lambdas, trigger) && objectOf({ error: unknown(trigger) });
  const preToken =
    config || member(lambdas, 'PreTokenGeneration')
      ? objectOf({
          LambdaVersion: member(config, 'LambdaVersion'),
          response: unknown('PreTokenGeneration'),
        })
      : undefined;
  const triggers = objectOf({
    PreAuthentication: asked('PreAuthentication'),
    PostAuthentication: asked('PostAuthentication'),
    PreTokenGeneration: preToken,
  });
  return membersOf(triggers).length === 0 ? [] : [{ key: 'triggers', value: triggers }];
}
