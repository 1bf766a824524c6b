// Stands in for a helper process that Chromium ends before any of the app's code runs in it.
process.exit(Number(process.argv[2]));
