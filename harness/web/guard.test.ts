import { expect } from 'chai';
import { type Asked, admit } from './guard.ts';

const door = { token: 'a-token-of-our-own', hosts: ['127.0.0.1:8000'] };
const headers = { host: '127.0.0.1:8000' };
const get = (url: string, more: object = {}): Asked => ({ method: 'GET', url, headers: { ...headers, ...more } });
const ours = { origin: 'http://127.0.0.1:8000', 'content-type': 'application/json' };
const post = (more: object = {}): Asked => ({
  method: 'POST',
  url: '/a-token-of-our-own/api/runs',
  headers: { ...headers, ...ours, ...more },
});
const statusOf = (asked: Asked, at: Parameters<typeof admit>[0] = door) => {
  const admission = admit(at, asked);
  return 'status' in admission ? admission.status : 200;
};

describe('The door of the live page', () => {
  it('is open to who has its address, and to nobody else', () => {
    expect(admit(door, get('/a-token-of-our-own/api/runs?x=1'))).to.deep.include({ path: '/api/runs' });
    for (const url of [
      '/',
      '/api/runs',
      '/a-token-of-our-ow/api',
      '/a-token-of-our-own2/',
      '//a-token-of-our-own/',
      `/${'x'.repeat(5000)}`,
    ])
      expect(statusOf(get(url)), url).to.be.oneOf([403, 404]);
  });

  it('is closed to a name that somebody lets lead here', () => {
    expect(statusOf(get('/a-token-of-our-own/', { host: 'evil.example:8000' }))).to.equal(403);
    expect(statusOf(get('/a-token-of-our-own/', { host: undefined }))).to.equal(403);
  });

  it('lets act only what this page sends', () => {
    expect(statusOf(post())).to.equal(200);
    for (const origin of [
      undefined,
      'null',
      'https://evil.example',
      'http://127.0.0.1:8001',
      'http://127.0.0.1:8000.evil.example',
    ])
      expect(statusOf(post({ origin })), String(origin)).to.equal(403);
    expect(statusOf(post({ 'sec-fetch-site': 'cross-site' }))).to.equal(403);
    expect(statusOf(post({ 'content-type': 'text/plain' }))).to.equal(415);
    expect(statusOf({ ...post(), method: 'DELETE' })).to.equal(405);
  });

  it('asks for a password in place of the token, if there is one', () => {
    const locked = { password: 'correct horse' };
    const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
    expect(statusOf(get('/api/runs', basic('me:correct horse')), locked)).to.equal(200);
    for (const wrong of [{}, basic('me:wrong'), basic(''), { authorization: 'Bearer x' }])
      expect(statusOf(get('/api/runs', wrong), locked)).to.equal(401);
  });
});
