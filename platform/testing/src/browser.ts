import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type Browser, chromium, type LaunchOptions } from 'playwright-core';

/**
 * Starts a browser out of npm packages alone: Chromium from `@sparticuz/chromium`, Chinese faces from
 * `@expo-google-fonts` (the browser has none of its own). `CHROMIUM` in the environment names another browser; elsewhere
 * than on Linux an installed Chrome is used.
 * @throws Error that says what to install when no browser can be started
 */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const env = { ...definedEnvironment(), FONTCONFIG_FILE: writeFontConfiguration() };
  const named = process.env.CHROMIUM;
  if (named) return chromium.launch({ env, args: ['--no-sandbox', ...FLAGS], executablePath: named, ...options });
  if (process.platform !== 'linux') return chromium.launch({ channel: 'chrome', ...options });
  const { executablePath, libraries } = await unpackChromium();
  const args = ['--no-sandbox', '--no-zygote', '--disable-setuid-sandbox', '--in-process-gpu', ...FLAGS];
  try {
    return await chromium.launch({ env, args, executablePath, ...options });
  } catch (error) {
    // A slim container lacks libnss3 and friends; the package brings its own.
    if (!String(error).includes('shared libraries')) throw error;
    return chromium.launch({ env: { ...env, LD_LIBRARY_PATH: libraries }, args, executablePath, ...options });
  }
}

const FLAGS = [
  // Pictures must not depend on the hinting of the machine.
  '--font-render-hinting=none',
  // A closed network refuses the look-ups that a browser makes by itself, many at a time.
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function unpackChromium(): Promise<{ executablePath: string; libraries: string }> {
  // Makes the package unpack its shared libraries too.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  const before = { path: process.env.LD_LIBRARY_PATH, fonts: process.env.FONTCONFIG_PATH };
  const { default: packaged } = await import('@sparticuz/chromium');
  packaged.setGraphicsMode = false;
  const executablePath = await packaged.executablePath();
  // It also changes the environment of this process, which other children would inherit.
  if (before.path === undefined) delete process.env.LD_LIBRARY_PATH;
  else process.env.LD_LIBRARY_PATH = before.path;
  if (before.fonts === undefined) delete process.env.FONTCONFIG_PATH;
  return { executablePath, libraries: join(tmpdir(), 'al2023', 'lib') };
}

/** Writes a fontconfig file with the Noto faces of the npm packages and the names that the style sheets ask for. */
function writeFontConfiguration(): string {
  const require = createRequire(import.meta.url);
  const directories = ['noto-sans-sc', 'noto-serif-sc'].flatMap(family => {
    const root = dirname(require.resolve(`@expo-google-fonts/${family}/package.json`));
    return ['400Regular', '700Bold'].map(weight => join(root, weight));
  });
  const folder = join(tmpdir(), `onewindow-fonts-${process.getuid?.() ?? 0}`);
  const file = join(folder, 'fonts.conf');
  mkdirSync(folder, { recursive: true });
  const text = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
${directories.map(directory => `  <dir>${directory}</dir>`).join('\n')}
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
  <alias binding="strong"><family>serif</family><prefer><family>Noto Serif SC</family></prefer></alias>
</fontconfig>
`;
  if (!existsSync(file)) writeFileSync(file, text);
  return file;
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
