import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';
import { nextOf } from './sign-in.ts';

const next = (value: string) => nextOf(new URLSearchParams({ next: value }));

test('signing in leads to addresses of this site', () => {
  for (const address of ['/mine', '/apply/start?basicCode=1&x=%2F', '/en/cases/JY2#law', '/console/'])
    expect(next(address)).toBe(address);
});

test('signing in leads nowhere else, and not back to itself', () => {
  const elsewhere = ['', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)', 'mine'];
  for (const address of [
    ...elsewhere,
    '/a\\b',
    '/\t/evil.example',
    '/\n/evil.example',
    '/sign-in',
    '/en/sign-out?next=/',
  ])
    expect(next(address)).toBeUndefined();
});

test('a device is called as people call it', () => {
  const wechat =
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0';
  expect([deviceName(wechat, 'zh'), deviceName(wechat, 'en')]).toEqual(['安卓上的微信', 'WeChat on Android']);
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0', 'en')).toBe(
    'Edge on Windows',
  );
  expect(deviceName('Mozilla/5.0 (Windows NT 10.0) Edg/130.0', 'zh')).toBe('Windows 上的 Edge');
  expect(deviceName('curl/8', 'en')).toBe('Another device');
});
