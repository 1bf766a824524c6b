// electron-builder calls this before it packs: writes what the build bundled, with its licences.
import { writeFileSync } from 'node:fs';
import { at } from './project.mjs';
import { authorOf, shippedPackages } from './shipped.mjs';
import { thirdPartyNotices } from './third-party-notices.mjs';

export default function writeThirdPartyNotices() {
  writeFileSync(at('out/THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(shippedPackages(), authorOf));
}
