#include "record/funding_document.hpp"

#include "base/problems.hpp"
#include "helpers/catch.hpp"
#include "helpers/funding_books.hpp"
#include "record/checkpoint.hpp"
#include "record/history_document.hpp"
#include "record/line_statements.hpp"
#include "record/recorded_world.hpp"
#include "world/ledger_accounts.hpp"

namespace abroad {
namespace {

/// Quarters 4 to 7 of the books made by hand, in two replications, the second of which has spent nothing.
Document document_with_books(const RecordParameters& parameters = {}) {
    World world = world_of_sizes({10, 20});
    std::vector<History> histories{history_of(world, 4, 4, parameters), history_of(world, 4, 4, parameters)};
    histories[0].keep_funding(sound_books(two_lines()));
    const Document document = history_document(histories, 3, world, two_lines());
    check_document(document);
    return document;
}

template <class Number>
std::vector<Number> column(const Document& document, const std::string& group, const std::string& variable) {
    REQUIRE(document.group(group) != nullptr);
    REQUIRE(document.group(group)->variable(variable) != nullptr);
    return std::get<std::vector<Number>>(document.group(group)->variable(variable)->data);
}

/// The numbers of the first replication of a series, by (period, line or instrument).
template <class Number>
std::vector<Number> first(const Document& document, const std::string& group, const std::string& variable,
                          std::size_t wide) {
    std::vector<Number> all = column<Number>(document, group, variable);
    REQUIRE(all.size() == 2 * 4 * wide);
    all.resize(4 * wide);
    return all;
}

using Counts = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("Statements of budget lines say what each had, got, gave and kept") {
    const Document document = document_with_books();
    const auto lines = [&](const char* name) { return first<Cents>(document, "budget_lines", name, 2); };
    CHECK(lines("opening_available_cents") == Counts{0, 0, 700, 100, 700, 100, 200, 100});
    CHECK(lines("opening_committed_cents") == Counts{0, 0, 0, 400, 0, 250, 0, 250});
    CHECK(lines("top_ups_cents") == Counts{1000, 500, 0, 0, 0, 0, 0, 0});
    CHECK(lines("awarded_cents") == Counts{500, 400, 0, 0, 500, 0, 0, 0});
    CHECK(lines("released_cents") == Counts{200, 0, 0, 0, 0, 0, 0, 0});
    CHECK(lines("paid_cents") == Counts{300, 0, 0, 150, 500, 0, 0, 0});
    CHECK(lines("lapsed_cents") == Counts{0, 0, 0, 0, 0, 0, 200, 0});
    CHECK(lines("closing_available_cents") == Counts{700, 100, 700, 100, 200, 100, 0, 100});
    CHECK(lines("closing_committed_cents") == Counts{0, 400, 0, 250, 0, 250, 0, 250});
    CHECK(lines("premiums_cents") == Counts{0, 0, 0, 10, 0, 0, 0, 0});
    CHECK(lines("administration_cents") == Counts{15, 0, 0, 0, 0, 0, 0, 0});
    CHECK(column<Cents>(document, "budget_lines", "budget_cents_per_year") == Counts{1000, 500});
}

TEST_CASE("A statement that begins later opens with what is left of all that moved before") {
    const Policy policy = two_lines();
    const auto later = line_statements(sound_books(policy).ledger, 2, 6, 2);
    REQUIRE(later.size() == 4);
    CHECK(later[0].opening_available == 700);
    CHECK(later[1].opening_committed == 250);
    CHECK(later[2].closing_available == 0);
    CHECK_THROWS_AS(line_statements(sound_books(policy).ledger, 2, 4, 3), InternalError);
    CHECK_THROWS_AS(line_statements(sound_books(policy).ledger, 1, 4, 4), InternalError);
}

TEST_CASE("Instruments count applications, awards, refusals and why acts were done") {
    const Document document = document_with_books();
    const auto counts = [&](const char* name) { return first<std::int64_t>(document, "instruments", name, 3); };
    CHECK(counts("applications") == Counts{2, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 0});
    CHECK(counts("consortia") == Counts{0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0});
    CHECK(counts("awards") == Counts{2, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0});
    CHECK(counts("rejected_for_money") == Counts{0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0});
    CHECK(counts("done_without_money") == Counts{0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0});
    CHECK(counts("done_with_money") == Counts{1, 0, 1, 0, 0, 0, 0, 2, 0, 0, 0, 0});
    CHECK(counts("not_done") == Counts{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    CHECK(counts("liquidity") == Counts{1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    CHECK(counts("own_account") == Counts{0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0});
    CHECK(counts("only_because_of_funding") == Counts{0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});
    const auto paid = first<double>(document, "instruments", "paid_keur_per_quarter", 3);
    CHECK(paid[0] == Approx(0.003));
    CHECK(paid[5] == Approx(0.0015));
    CHECK(column<std::string>(document, "instruments", "line_name") ==
          std::vector<std::string>{"shared", "shared", "guarantee_line"});
}

TEST_CASE("Every movement has its accounts, and what it is for from its application") {
    const Document document = document_with_books();
    using Codes = std::vector<std::int8_t>;
    CHECK(column<Cents>(document, "ledger", "amount_cents").size() == 15);
    const auto code = [](auto value) { return static_cast<std::int8_t>(value); };
    const Codes debit = column<std::int8_t>(document, "ledger", "debit");
    const Codes credit = column<std::int8_t>(document, "ledger", "credit");
    CHECK(debit[0] == code(Account::treasury));
    CHECK(credit[0] == code(Account::line));
    CHECK(debit[8] == code(Account::recipient));
    CHECK(credit[8] == code(Account::treasury));
    CHECK(column<std::int16_t>(document, "ledger", "instrument")[0] == -1);
    CHECK(column<std::int32_t>(document, "ledger", "application")[0] == -1);
    CHECK(column<std::int64_t>(document, "ledger", "recipient")[0] == -1);
    CHECK(column<std::int64_t>(document, "ledger", "recipient")[2] == 7);
    CHECK(column<std::int8_t>(document, "ledger", "act")[0] == 0);
    CHECK(column<std::int8_t>(document, "ledger", "act")[2] == code(FundedAct::entry) + 1);
    CHECK(column<std::int16_t>(document, "ledger", "market")[2] == 2);
    CHECK(column<std::int16_t>(document, "ledger", "market")[11] == -1);
    CHECK(column<double>(document, "ledger", "period")[9] == 2015.25);
    CHECK(column<std::int32_t>(document, "ledger", "replication")[0] == 3);
}

TEST_CASE("Applications keep who applied as what and what became of it") {
    const Document document = document_with_books();
    CHECK(column<std::int32_t>(document, "applications", "application") == std::vector<std::int32_t>{0, 1, 2, 3, 4, 5});
    CHECK(column<std::int32_t>(document, "applications", "consortium") == std::vector<std::int32_t>{0, 1, 2, 3, 3, 5});
    CHECK(column<std::int8_t>(document, "applications", "size_class") == std::vector<std::int8_t>(6, 2));
    CHECK(column<std::int16_t>(document, "applications", "market")[3] == -1);
    CHECK(column<std::uint32_t>(document, "funded_members", "seat") == std::vector<std::uint32_t>{5});
}

TEST_CASE("Without the ledger the series are there and the same") {
    RecordParameters parameters;
    parameters.ledger = false;
    const Document without = document_with_books(parameters), with = document_with_books();
    for (const char* name : {"applications", "funded_members", "ledger"}) {
        CHECK(without.group(name) == nullptr);
        CHECK(with.group(name) != nullptr);
    }
    for (const char* name : {"budget_lines", "instruments"}) CHECK(*without.group(name) == *with.group(name));
}

TEST_CASE("A world without instruments has no groups of funding, and books without names are refused") {
    World world = world_of_sizes({10, 20});
    std::vector<History> histories{history_of(world, 4, 4)};
    const Document plain = history_document(histories, 0, world);
    for (const char* name : {"applications", "funded_members", "ledger", "budget_lines", "instruments"})
        CHECK(plain.group(name) == nullptr);
    histories[0].keep_funding(sound_books(two_lines()));
    CHECK_THROWS_AS(history_document(histories, 0, world), InternalError);
}

TEST_CASE("Books survive in the saved history of a replication that is done") {
    World world = world_of_sizes({10, 20});
    std::vector<History> histories{history_of(world, 4, 4)};
    histories[0].keep_funding(sound_books(two_lines()));
    const Document saved{{}, moment_of_end(0, 8, histories[0])};
    std::vector<History> restored;
    restored.emplace_back(world, RecordParameters{}, draw_key(1, 0));
    restore(saved, 0, restored[0]);
    CHECK(history_document(restored, 0, world, two_lines()) == history_document(histories, 0, world, two_lines()));
}

}  // namespace abroad
