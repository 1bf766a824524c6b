// `node scripts/sbom.mjs FILE`: the bill of materials (CycloneDX, JSON) of what the installers contain.
import { readFileSync, writeFileSync } from 'node:fs';
import { ensureBuild } from './lib/build.mjs';
import { at } from './lib/project.mjs';
import { capture } from './lib/run.mjs';
import { Problem, runMain, say } from './lib/say.mjs';
import { shippedOnly } from './lib/sbom.mjs';
import { readPackage, shippedPackages } from './lib/shipped.mjs';

await runMain(async () => {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Problem('Usage: node scripts/sbom.mjs FILE');
  await ensureBuild();
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
  const { code, stdout, stderr } = await capture('npm', args);
  if (code !== 0) throw new Problem(`npm sbom failed: ${stderr}`);
  const shipped = [...shippedPackages(), readPackage('electron')];
  // The same package may be in both bundles.
  const once = [...new Map(shipped.map((one) => [`${one.name}@${one.version}`, one])).values()];
  const bom = shippedOnly(JSON.parse(stdout), once, JSON.parse(readFileSync(at('package.json'), 'utf8')));
  writeFileSync(file, `${JSON.stringify(bom, null, 2)}\n`);
  say(`${file}: ${bom.components.length} packages.`);
  return 0;
});
