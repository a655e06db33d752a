import { Command } from 'commander';

await new Command('encours').parseAsync();
