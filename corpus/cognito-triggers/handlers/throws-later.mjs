export function handler() {
  setTimeout(() => {
    throw new Error('too late');
  }, 1);
  return new Promise((resolve) => setTimeout(resolve, 60_000));
}
