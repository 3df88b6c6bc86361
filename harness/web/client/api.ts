// What the page asks its server. The address of the page holds the token, so that every path is relative to it.

/** The base of every path. */
const base = location.pathname.replace(/\/?$/, '/');

/** The address of a path below the page. */
export function addressOf(path: string): string {
  return base + path;
}

/** Asks for JSON. Rejects with what the server says. */
export async function get<T>(path: string): Promise<T> {
  return await answerOf<T>(await fetch(addressOf(path)));
}

/** Lets the server act. Rejects with what it says. */
export async function post<T>(path: string, body: object = {}): Promise<T> {
  const headers = { 'Content-Type': 'application/json' };
  return await answerOf<T>(await fetch(addressOf(path), { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function answerOf<T>(response: Response): Promise<T> {
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `status ${response.status}`);
  return answer;
}
