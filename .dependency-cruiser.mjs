// Which folder may import which: `npm run imports`, and part of `npm run lint`. Tests may import anything.

const APP_FOLDERS =
  'compose\\.ts|main\\.ts|ipc/|platform/|usecases/|vendor-call/|vendors/|http/|secrets/|store/|log/';

/** @param {string} folder below `electron/` @param {string} allowed what it may import there, beside itself */
const below = (folder, allowed) => ({
  name: `electron-${folder}`,
  severity: 'error',
  comment: `electron/${folder} imports only ${allowed === '' ? 'itself and the clock' : allowed} inside electron/.`,
  from: { path: `^electron/${folder}/` },
  to: {
    path: `^electron/(${APP_FOLDERS})`,
    pathNot: `^electron/(${[folder, ...allowed.split('|').filter((one) => one !== '')].join('|')})(/|\\.ts$)`,
  },
});

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circle-of-files',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-circle-of-folders',
      severity: 'error',
      scope: 'folder',
      from: {},
      to: { circular: true },
    },
    {
      name: 'electron-in-platform-only',
      severity: 'error',
      from: {
        path: '^(electron|shared|renderer)/',
        pathNot: '^electron/(platform/|main\\.ts$|preload\\.ts$)',
      },
      to: { path: '(^|node_modules/)electron(/|$)', dependencyTypesNot: ['local'] },
    },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(electron|renderer|e2e|scripts)/' },
    },
    {
      name: 'shared-vendors-know-no-other',
      severity: 'error',
      from: { path: '^shared/vendors/([^/]+)/' },
      to: { path: '^shared/vendors/[^/]+/', pathNot: '^shared/vendors/$1/' },
    },
    {
      name: 'vendors-know-no-other',
      severity: 'error',
      from: { path: '^electron/vendors/([^/]+)/' },
      to: { path: '^electron/vendors/[^/]+/', pathNot: '^electron/vendors/($1|kit)/' },
    },
    below('http', ''),
    below('log', ''),
    { ...below('secrets', ''), severity: 'warn' },
    below('store', ''),
    { ...below('vendors', ''), severity: 'warn' },
    below('vendor-call', 'vendors|secrets|store|http|log'),
    below('usecases', 'vendor-call|vendors|secrets|store|http|log'),
    below('ipc', 'usecases|log'),
    {
      ...below('platform', 'usecases/context/ports'),
      comment:
        'What Electron gives goes in through the ports; of the rest only types and what starts the app.',
      severity: 'warn',
    },
    {
      name: 'page-imports-shared-only',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^(electron|e2e|scripts)/' },
    },
    {
      name: 'ui-knows-no-feature',
      severity: 'error',
      from: { path: '^renderer/(ui|bridge)/' },
      to: { path: '^renderer/(features|app)/' },
    },
    {
      name: 'features-do-not-know-the-app',
      severity: 'error',
      from: { path: '^renderer/features/' },
      to: { path: '^renderer/app/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(\\.test\\.tsx?$|/testing/|\\.css$)' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx'] },
  },
};
