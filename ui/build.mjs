// Bundles the interface into the directory named on the command line: files with a content hash
// in their name, .br and .gz beside what compresses, and manifest.tsv that the Rust build reads.
import { build } from "esbuild";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const out = process.argv[2];
if (!out) {
  console.error("usage: node build.mjs OUT_DIR");
  process.exit(2);
}

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const root = dirname(fileURLToPath(import.meta.url));

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

const common = {
  absWorkingDir: root,
  outdir: resolve(out),
  bundle: true,
  format: "esm",
  target: ["chrome123", "firefox121", "safari17.5"],
  minify: true,
  charset: "utf8",
  legalComments: "none",
  loader: { ".woff2": "file", ".svg": "copy" },
  entryNames: "[name].[hash]",
  assetNames: "[name].[hash]",
  metafile: true,
  logLevel: "warning",
};

const { metafile } = await build({
  ...common,
  entryPoints: ["src/app.css", "src/app.js", "src/icon.svg"],
});

const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
const rows = [];
for (const path of Object.keys(metafile.outputs).sort()) {
  const file = basename(path);
  const extension = extname(file);
  const type = TYPES[extension];
  if (!type) throw new Error(`no content type known for ${file}`);
  const raw = readFileSync(join(out, file));
  // woff2 is brotli inside already: packing it again only costs bytes in the binary.
  const packed = extension !== ".woff2";
  if (packed) {
    writeFileSync(join(out, `${file}.br`), brotliCompressSync(raw, brotli));
    writeFileSync(join(out, `${file}.gz`), gzipSync(raw, { level: 9 }));
  }
  const name = file.replace(/\.[A-Z0-9]{8}\.([a-z0-9]+)$/, ".$1");
  if (name === file) throw new Error(`${file} carries no hash`);
  rows.push([name, file, type, packed ? "packed" : "plain"].join("\t"));
}
writeFileSync(join(out, "manifest.tsv"), rows.join("\n") + "\n");
