"""The command line `kks`; turns people's errors into sentences and an exit code."""

from __future__ import annotations

import click

from generator import tongue

tongue.speak_indonesian()  # before any command is made, so that help and complaints come out in one language

from generator.commands import archive, cite, data, diff, excel, origin, publish, site  # noqa: E402


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[PILIHAN]",
    subcommand_metavar="PERINTAH [ISI]...",
)
def main() -> None:
    """Rapor KKS: dari data Kabupaten/Kota Sehat menjadi situs laporan publik."""


COMMANDS = (
    site.build_command,
    site.generate_command,
    site.serve_command,
    data.check_command,
    origin.origin_command,
    diff.diff_command,
    cite.cite_command,
    data.format_command,
    data.schema_command,
    archive.freeze_command,
    archive.verify_command,
    excel.new_command,
    excel.template_command,
    excel.import_command,
    publish.publish_command,
    publish.asof_command,
    data.demo_command,
)
for command in COMMANDS:
    main.add_command(command)

if __name__ == "__main__":
    main()
