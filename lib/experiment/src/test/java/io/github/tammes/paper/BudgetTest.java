package io.github.tammes.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.tammes.data.ImageData;
import io.github.tammes.data.Split;
import io.github.tammes.data.sets.Digits;
import io.github.tammes.train.Schedule;
import org.junit.jupiter.api.Test;

class BudgetTest {

    @Test
    void budgetsAreFoundByName() {
        for (Budget budget :
                new Budget[] {Budget.smoke(), Budget.quick(), Budget.thirtyEpochs(), Budget.paper(), Budget.full(7)}) {
            assertEquals(budget, Budget.named(budget.name()));
        }
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Budget.named("huge"));
        assertTrue(e.getMessage().contains("smoke, quick, short, paper"), e.getMessage());
        assertThrows(IllegalArgumentException.class, () -> Budget.named("full-0"));
    }

    @Test
    void subsetHasTheSameNumberOfEachClass() {
        Split<ImageData> subset = new Budget("few", 5, 3, 1, Schedule.constant()).subset(Digits.load());
        assertEquals(50, subset.train().size());
        assertEquals(30, subset.test().size());
        int[] counts = new int[10];
        for (int i = 0; i < 50; i++) {
            counts[subset.train().label(i)]++;
        }
        for (int count : counts) {
            assertEquals(5, count);
        }
    }

    @Test
    void paperBudgetIsThePapers() {
        assertEquals(250, Budget.paper().epochs());
        assertEquals(Schedule.steps(100, 200), Budget.paper().schedule());
    }

    @Test
    void numbersBelowOneAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Budget("x", 0, 1, 1, Schedule.constant()));
    }
}
