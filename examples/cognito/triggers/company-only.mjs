// Pre Authentication: whoever is not of the company is refused.
export async function handler(event) {
  if (!event.request.userAttributes.email?.endsWith('@example.org')) {
    throw new Error('only for the company');
  }
  return event;
}
