export const main = (event) => ({ ...event, response: {} });
export const handler = 'no function';
