// Reads, with TypeScript's own type checker, which members of Electron the app touches, and what Electron's
// type file says of each.
import { resolve } from 'node:path';
import {
  isArrowFunction,
  isCallExpression,
  isFunctionDeclaration,
  isFunctionExpression,
  isImportDeclaration,
  isMethodDeclaration,
  isNamedImports,
  isNewExpression,
  isPropertyAccessExpression,
  isStringLiteral,
  type Node,
  type SourceFile,
} from 'typescript/unstable/ast';
import {
  API,
  type Checker,
  type Project,
  SymbolFlags,
  type Symbol as TypeSymbol,
} from 'typescript/unstable/sync';

const ROOT = resolve(import.meta.dirname, '../../..');
const TYPES = 'electron/electron.d.ts';

/** One member of Electron where the app touches it. */
export interface ElectronUse {
  /** Such as `App.quit`, `PowerMonitor.on('lock-screen')` or `new Notification`. */
  readonly member: string;
  /** Class or module as the type file names it. */
  readonly owner: string;
  readonly name: string;
  /** Path of the source file from the project's folder. */
  readonly file: string;
  /** Systems that have it; null for all. */
  readonly platforms: readonly string[] | null;
  /** When it may be used, as far as its documentation says. */
  readonly order: 'before ready' | 'after ready' | null;
  /** Runs as soon as its file is loaded, which is before the app is ready. */
  readonly atLoad: boolean;
}

/** What the app uses of Electron, and what the Chromium host has of it. */
export interface ElectronManifest {
  readonly uses: readonly ElectronUse[];
  /** Values that the main process imports from `electron`. */
  readonly imports: readonly string[];
  /** Whether the host exports a usable value of this name. */
  readonly hostExports: (name: string) => boolean;
  /** Whether the host's object of this class or module has this member; undefined for plain data. */
  readonly hostHas: (owner: string, name: string) => boolean | undefined;
}

/** Reads every product file below `electron/`; takes about two seconds. */
export function readElectronManifest(): ElectronManifest {
  const api = new API({ cwd: ROOT });
  try {
    const snapshot = api.updateSnapshot({ openProjects: [resolve(ROOT, 'tsconfig.json')] });
    const [project] = snapshot.getProjects();
    if (project === undefined) throw new Error('tsconfig.json was not read');
    const files = productFiles(project);
    const uses = files.flatMap((file) => usesIn(project, file));
    const main = files.filter((file) => !file.fileName.endsWith('/preload.ts'));
    const imports = [...new Set(main.flatMap(importsIn))].sort();
    const host = hostTypes(project);
    const known = new Map(
      uses.map(({ owner, name }) => [`${owner}.${name}`, host.has(owner, name)] as const),
    );
    return {
      uses,
      imports,
      hostExports: (name) => host.exported.has(name),
      hostHas: (owner, name) => known.get(`${owner}.${name}`),
    };
  } finally {
    api.close();
  }
}

function productFiles({ program }: Project): SourceFile[] {
  const folder = `${ROOT}/electron/`;
  return program
    .getSourceFileNames()
    .filter((name) => name.startsWith(folder) && !/\.test\.ts$|\/testing\//.test(name))
    .flatMap((name) => program.getSourceFile(name) ?? []);
}

function importsIn(file: SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    if (!isImportDeclaration(statement) || !isStringLiteral(statement.moduleSpecifier)) return [];
    if (statement.moduleSpecifier.text !== 'electron') return [];
    const named = statement.importClause?.namedBindings;
    if (named === undefined || !isNamedImports(named)) return [];
    // Its own text tells: `import type { ... }`, and `type X` within the braces.
    if (/^import\s+type\b/.test(statement.getText())) return [];
    return named.elements
      .filter((element) => !element.isTypeOnly)
      .map((element) => (element.propertyName ?? element.name).text);
  });
}

function usesIn(project: Project, file: SourceFile): ElectronUse[] {
  const found: ElectronUse[] = [];
  const { checker } = project;
  const visit = (node: Node, atLoad: boolean): void => {
    const use = useAt(node);
    if (use !== null) found.push({ ...use, file: file.fileName.slice(ROOT.length + 1), atLoad });
    const inside = atLoad && !isFunction(node);
    node.forEachChild((child) => visit(child, inside));
  };
  const useAt = (node: Node): Omit<ElectronUse, 'file' | 'atLoad'> | null => {
    if (isNewExpression(node)) return constructed(project, node);
    if (!isPropertyAccessExpression(node)) return null;
    const symbol = checker.getSymbolAtLocation(node.name);
    if (symbol === undefined || !isElectrons(symbol)) return null;
    const owner = ownerOf(project, symbol);
    const name = symbol.name;
    const call = node.parent;
    if (isCallExpression(call) && call.expression === node) {
      const [first] = call.arguments;
      const meaning = meaningOf(wordsOf(checker.getResolvedSignature(call)?.declaration?.resolve(project)));
      if (!isListening(name)) return { member: `${owner}.${name}`, owner, name, ...meaning };
      const event = first !== undefined && isStringLiteral(first) ? first.text : '';
      // What is said of an event's time is when it comes, not when one may listen.
      return { member: `${owner}.${name}('${event}')`, owner, name, ...meaning, order: null };
    }
    return { member: `${owner}.${name}`, owner, name, ...meaningOf(wordsOfSymbol(project, symbol)) };
  };
  visit(file, true);
  return found;
}

function constructed(project: Project, node: Node): Omit<ElectronUse, 'file' | 'atLoad'> | null {
  const declaration = project.checker.getResolvedSignature(node)?.declaration?.resolve(project);
  if (declaration === undefined || !declaration.getSourceFile().fileName.endsWith(TYPES)) return null;
  const owner = nameOf(declaration.parent);
  return {
    member: `new ${owner}`,
    owner,
    name: 'constructor',
    ...meaningOf(wordsOf(declaration)),
  };
}

/** Class or module that a member is declared in; also of one that was picked from it for another type. */
function ownerOf(project: Project, symbol: TypeSymbol): string {
  const parent = symbol.getParent()?.name ?? '';
  if (parent !== '') return parent;
  const [first] = symbol.declarations;
  return nameOf(first?.resolve(project)?.parent);
}

function nameOf(declaration: Node | undefined): string {
  return /^(?:class|interface) (\w+)/.exec(declaration?.getText() ?? '')?.[1] ?? '';
}

const isFunction = (node: Node): boolean =>
  isArrowFunction(node) ||
  isFunctionDeclaration(node) ||
  isFunctionExpression(node) ||
  isMethodDeclaration(node);

const isListening = (name: string): boolean => /^(on|once|off|addListener|removeListener)$/.test(name);

function isElectrons(symbol: TypeSymbol): boolean {
  return symbol.declarations.some(({ path }) => path.endsWith(TYPES));
}

/** The documentation in front of a declaration, as one line. */
function wordsOf(declaration: Node | undefined): string {
  const blocks = (declaration as { readonly jsDoc?: readonly Node[] } | undefined)?.jsDoc ?? [];
  return blocks.map((block) => block.getText().replace(/\s+(\* ?)?/g, ' ')).join(' ');
}

function wordsOfSymbol(project: Project, symbol: TypeSymbol): string {
  return symbol.declarations.map((handle) => wordsOf(handle.resolve(project))).join(' ');
}

const BEFORE =
  /only be (called|used) before (app is ready|the `ready` event)|called before the `ready` event/;
const AFTER =
  /(called|used) after (the )?(app is ready|the `ready` event)|after the `ready` event|cannot be called before/;

function meaningOf(words: string): Pick<ElectronUse, 'platforms' | 'order'> {
  const named = /@platform ([\w,]+)/.exec(words)?.[1]?.split(',') ?? null;
  const order = AFTER.test(words) ? 'after ready' : BEFORE.test(words) ? 'before ready' : null;
  return { platforms: named, order };
}

/** Where the host keeps what is not a module of its own name; `()` stands for what a call returns. */
const IN_HOST: Readonly<Record<string, readonly string[]>> = {
  BrowserWindow: ['BrowserWindow', 'prototype'],
  CommandLine: ['app', 'commandLine'],
  Notification: ['Notification', 'prototype'],
  Session: ['session', 'defaultSession'],
  UtilityProcess: ['utilityProcess', 'fork', '()'],
  WebContents: ['BrowserWindow', 'prototype', 'webContents'],
  WebFrameMain: ['BrowserWindow', 'prototype', 'webContents', 'mainFrame'],
};

function hostTypes({ program, checker }: Project): {
  readonly exported: ReadonlySet<string>;
  readonly has: (owner: string, name: string) => boolean | undefined;
} {
  const file = program.getSourceFile(resolve(ROOT, 'e2e/host/electron.ts'));
  const module = file === undefined ? undefined : checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error('the host was not read');
  const types = new Map(
    checker.getExportsOfModule(module).flatMap((exported) => {
      const type = checker.getTypeOfSymbol(resolveAlias(checker, exported));
      // What the app does not use is exported as `never`: it throws.
      return type === undefined || checker.typeToString(type) === 'never'
        ? []
        : [[exported.name, type] as const];
    }),
  );
  const follow = ([first = '', ...rest]: readonly string[]) =>
    rest.reduce((type, step) => {
      if (type === undefined) return undefined;
      if (step === '()') {
        // 0: call signatures.
        const [signature] = checker.getSignaturesOfType(type, 0);
        return signature === undefined ? undefined : checker.getReturnTypeOfSignature(signature);
      }
      const member = checker.getPropertyOfType(type, step);
      return member === undefined ? undefined : checker.getTypeOfSymbol(member);
    }, types.get(first));
  return {
    exported: new Set(types.keys()),
    has(owner, name) {
      const modules = [owner, owner.slice(0, 1).toLowerCase() + owner.slice(1)];
      const paths = [...modules.map((one) => [one]), ...(IN_HOST[owner] ? [IN_HOST[owner]] : [])];
      const candidates = paths.map(follow).filter((type) => type !== undefined);
      if (candidates.length === 0) return isModule(owner) ? false : undefined;
      if (name === 'constructor') return true;
      return candidates.some((type) => checker.getPropertyOfType(type, name) !== undefined);
    },
  };
}

/** Of Electron's classes and modules only these are plain data or belong to the page's side. */
const isModule = (owner: string): boolean =>
  !/(Event|Params|Details|Options|Value|Response)$|^(__type|Process|IpcRenderer|ContextBridge|ParentPort)$/.test(
    owner,
  );

function resolveAlias(checker: Checker, symbol: TypeSymbol): TypeSymbol {
  return (symbol.flags & SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
}
