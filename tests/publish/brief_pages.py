"""Reads the page of a briefing back. Not for: what it should say."""

from lxml import html


def parsed(page):
    """Its tree."""
    return html.fromstring(page.decode())


def tables_of(page):
    """The cells of each table of the document; those beside charts are not among them."""
    found = parsed(page).xpath('//div[@class="table"][@id]//table')
    return [[_cells(row) for row in table.xpath("./tbody/tr")] for table in found]


def numbers_of(page, chart):
    """The cells of the table beside *chart*."""
    return [_cells(row) for row in parsed(page).xpath(f'//figure[@id="hinh-{chart}"]//tbody/tr')]


def _cells(row):
    return [cell.text_content() for cell in row]
